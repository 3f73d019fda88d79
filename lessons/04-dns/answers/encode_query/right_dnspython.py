"""Let dnspython build the message and turn its complaints about names into ValueError."""

import dns.exception
import dns.flags
import dns.message


def encode_query(name, type, id):
    try:
        query = dns.message.make_query(name, type, id=id)
    except dns.exception.DNSException as error:
        raise ValueError(str(error)) from None
    query.flags &= ~dns.flags.RD
    return query.to_wire()
