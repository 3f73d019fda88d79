"""A deployment's file: YAML read into plain values, with every mistake told by its line."""

from collections.abc import Callable

import yaml

from course.lab.deployment._schema import DEPLOYMENT, Each, Fields, ListOf, Mistake

MOST = 100_000  # characters: a deployment for people to read


def read_deployment(text: str) -> dict:
    """The deployment that ``text`` describes, as plain dicts and lists in the order of the file.

    Raises ValueError with one line for each mistake: its line in ``text``, where it stands, what is wrong and what
    would be right.
    """
    if len(text) > MOST:
        raise ValueError(f"a deployment's file has at most {MOST} characters, not {len(text)}")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ValueError(f"line {mark.line + 1}: no YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise ValueError(f"no YAML: {error}") from None
    if root is None:
        raise ValueError("line 1: the file is empty; it begins with host: and the name that clients ask for")
    reader = _Reader()
    value = reader.read(root, DEPLOYMENT, ())
    if not reader.mistakes:
        _belongs_together(value, reader, root)
    if reader.mistakes:
        raise ValueError("\n".join(text for _, text in sorted(reader.mistakes)))
    return value


class _Reader:
    def __init__(self):
        self.mistakes: list[tuple[int, str]] = []

    def wrong(self, node, keys, what):
        line = node.start_mark.line + 1
        self.mistakes.append((line, f"line {line}: {'.'.join(keys) or 'the file'}: {what}"))

    def read(self, node, wanted, keys):
        match wanted:
            case Fields():
                return self._fields(node, wanted.known, keys)
            case Each():
                return self._each(node, wanted, keys)
            case ListOf():
                return self._list(node, wanted, keys)
        return self._plain(node, wanted, keys)

    def _pairs(self, node, keys):
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, keys, "should be a section: names with a colon, one to a line, indented")
            return
        seen = set()
        for name, value in node.value:
            if name.tag == "tag:yaml.org,2002:merge" or not isinstance(name, yaml.ScalarNode):
                self.wrong(name, keys, "a name is plain text")
            elif name.value in seen:
                self.wrong(name, (*keys, name.value), "stands here a second time")
            else:
                seen.add(name.value)
                yield name, value

    def _fields(self, node, known, keys):
        found, bad = {}, len(self.mistakes)
        for name, value in self._pairs(node, keys):
            if name.value in known:
                found[name.value] = self.read(value, known[name.value], (*keys, name.value))
            else:
                self.wrong(name, (*keys, name.value), f"is not known here; there are {', '.join(known)}")
        if len(self.mistakes) == bad or isinstance(node, yaml.MappingNode):
            for name in known:
                if name not in found:
                    self.wrong(node, keys, f"{name} is missing")
        return {name: found[name] for name in known if name in found}

    def _each(self, node, wanted, keys):
        found, bad = {}, len(self.mistakes)
        for name, value in self._pairs(node, keys):
            self._checked(name, name.value, wanted.name, (*keys, name.value))
            found[name.value] = self.read(value, wanted.of, (*keys, name.value))
        if not found and len(self.mistakes) == bad:
            self.wrong(node, keys, "should hold at least one")
        return found

    def _list(self, node, wanted, keys):
        if not isinstance(node, yaml.SequenceNode):
            self.wrong(node, keys, "should be a list, such as [a, b]")
            return []
        if len(node.value) < wanted.least:
            self.wrong(node, keys, f"should hold at least {wanted.least}")
        return [self.read(item, wanted.of, keys) for item in node.value]

    def _plain(self, node, check, keys):
        if not isinstance(node, yaml.ScalarNode):
            self.wrong(node, keys, "should be one plain value")
            return None
        try:
            value = yaml.SafeLoader("").construct_object(node)
        except (ValueError, yaml.YAMLError):
            value = node.value
        return self._checked(node, value, check, keys)

    def _checked(self, node, value, check: Callable, keys):
        try:
            return check(value)
        except Mistake as mistake:
            self.wrong(node, keys, str(mistake))
            return None


def _belongs_together(config, reader, root):
    sections = {name.value: value for name, value in root.value}
    if config["host"] not in config["dns"]:
        reader.wrong(sections["dns"], ("dns",), f"has no record of the host, {config['host']}")
    vantages = [edge["near"] for edge in config["edges"].values()]
    if len(set(vantages)) < len(vantages):
        reader.wrong(sections["edges"], ("edges",), "two edges are near the same place")
    owned = [address for edge in config["edges"].values() for address in edge["addresses"]]
    owned += [place["address"] for part in ("origins", "services", "pools") for place in config[part].values()]
    for address in dict.fromkeys(address for address in owned if owned.count(address) > 1):
        reader.wrong(root, (), f"{address} belongs to two machines")
    named = [name for part in ("edges", "origins", "services", "pools") for name in config[part]]
    for name in dict.fromkeys(name for name in named if named.count(name) > 1):
        reader.wrong(root, (), f"{name} is the name of two places")
