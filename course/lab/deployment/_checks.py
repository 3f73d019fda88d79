"""The checklist, and models of seven of its checks."""

from course.lab.deployment._model import is_private

# In order of leverage: what comes first costs most where it is missing.
CHECKLIST = ("private", "certificate", "http", "pool", "keep-alive", "ttl", "entry", "cors", "tls", "vary")
NEW = ["TLSv1.2", "TLSv1.3"]
FEW_DAYS = 14


def check_private(config, probe):
    found = []
    for section in ("origins", "services", "pools"):
        for place, told in config[section].items():
            if not is_private(told["address"]):
                found.append(("private", place, ("file", section, place, "address")))
            elif probe["connect"](told["address"]):
                found.append(("private", place, ("connect", told["address"])))
    return found


def check_certificate(config, probe):
    found = []
    for edge, told in config["edges"].items():
        calls = [("handshake", address, NEW) for address in told["addresses"]]
        answers = [probe["handshake"](*call[1:]) for call in calls]
        bad = [
            call for call, a in zip(calls, answers, strict=True) if a and not (a["trusted"] and a["days"] >= FEW_DAYS)
        ]
        if told["certificate"] != "managed":
            bad.append(("file", "edges", edge, "certificate"))
        found += [("certificate", edge, call) for call in bad[:1]]
    return found


def check_http(config, probe):
    found = []
    for edge, told in config["edges"].items():
        calls = [("handshake", address, NEW) for address in told["addresses"]]
        answers = [probe["handshake"](*call[1:]) for call in calls]
        old = [call for call, answer in zip(calls, answers, strict=True) if answer and answer["protocol"] != "h2"]
        if "h2" not in told["protocols"]:
            old.append(("file", "edges", edge, "protocols"))
        found += [("http", edge, call) for call in old[:1]]
    return found


def check_keep_alive(config, probe):
    found = []
    for service, told in config["services"].items():
        if not told["keep_alive"]:
            found.append(("keep-alive", service, ("file", "services", service, "keep_alive")))
        elif probe["reuse"](service, 3) > 1:
            found.append(("keep-alive", service, ("reuse", service, 3)))
    return found


def check_ttl(config, probe):
    low, high = config["objectives"]["amortise_s"], config["objectives"]["failover_s"]
    if high is None:
        return [("ttl", "objectives", ("file", "objectives", "failover_s"))]
    found = []
    for name, told in config["dns"].items():
        calls = [("resolve", name, vantage) for vantage in vantages(config)]
        bad = [call for call in calls if not low <= probe["resolve"](*call[1:])["ttl_s"] <= high]
        if not low <= told["ttl_s"] <= high:
            bad.append(("file", "dns", name, "ttl_s"))
        found += [("ttl", name, call) for call in bad[:1]]
    return found


def check_entry(config, probe):
    found = []
    for name in config["dns"]:
        for edge, told in config["edges"].items():
            if probe["enter"](name, told["near"]) != edge:
                found.append(("entry", name, ("enter", name, told["near"])))
                break
    return found


def check_cors(config, probe):
    """Of the many origins that may not read, it asks for one."""
    found = []
    for origin in config["origins"]:
        for path in config["pages"]:
            call = ("get", origin, path, {"origin": "https://elsewhere.test"})
            if probe["get"](*call[1:])["headers"].get("access-control-allow-origin") == "https://elsewhere.test":
                found.append(("cors", origin, call))
                break
    return found


def vantages(config) -> list[str]:
    """From where clients come."""
    return [edge["near"] for edge in config["edges"].values()]


MODEL_CHECKS = {
    "private": check_private,
    "certificate": check_certificate,
    "http": check_http,
    "keep-alive": check_keep_alive,
    "ttl": check_ttl,
    "entry": check_entry,
    "cors": check_cors,
}
