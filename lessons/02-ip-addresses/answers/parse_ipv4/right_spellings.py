"""A dictionary of the 256 legal spellings of a byte; what is not in it is refused, int.from_bytes does the rest."""


def parse_ipv4(text):
    spelt = {str(value): value for value in range(256)}
    try:
        first, second, third, fourth = (spelt[part] for part in text.split("."))
    except KeyError as error:
        raise ValueError(f"{error} is no part of an address") from None
    return int.from_bytes((first, second, third, fourth), "big")
