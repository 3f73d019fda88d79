"""A ROA covers if the announced prefix begins with its text."""

def rov(prefix, origin, roas):
    covering = [roa for roa in roas if prefix.startswith(roa[0].split("::")[0])]
    if not covering:
        return "not-found"
    length = int(prefix.split("/")[1])
    for _, max_length, number in covering:
        if number == origin and length <= max_length:
            return "valid"
    return "invalid"
