"""One pattern for the whole origin."""


def same_origin(a, b):
    pattern = r"(?i)(https?)://(?:[^/?#]*@)?(\[[^]]*\]|[^:/?#]*)(?::(\d+))?(?:[/?#]|$)"
    one, other = re.match(pattern, a), re.match(pattern, b)
    if one is None or other is None:
        return False

    def parts(match):
        scheme = match[1].lower()
        return scheme, match[2].lower(), int(match[3] or (443 if scheme == "https" else 80))

    return parts(one) == parts(other)
