"""A prefix has one origin: the one named last."""


def roas_for(announced):
    return {(prefix, int(prefix.split("/")[1]), origin) for prefix, origin in dict(announced).items()}
