"""A ROA covers if the first address of the announced prefix lies in its prefix."""

def rov(prefix, origin, roas):
    address, _, bits = prefix.partition("/")
    state = "not-found"
    for covered, longest, number in roas:
        if ip_address(address) in ip_network(covered):
            if number == origin and int(bits) <= longest:
                return "valid"
            state = "invalid"
    return state
