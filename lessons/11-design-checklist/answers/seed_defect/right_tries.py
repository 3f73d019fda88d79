"""Try one fault after the other at the last of each section that has two."""


def seed_defect(config):
    stranger, near = {"origin": "null"}, [*config["edges"].values()][-1]["near"]

    def faults():
        yield "dns", {"ttl_s": 604800}, "ttl", lambda place, told: ("resolve", place, near)
        yield "origins", {"cors": {"origins": ["null", "*"], "credentials": True}}, "cors", page
        yield "pools", {"size": None}, "pool", lambda place, told: ("burst", place, 199)
        yield "services", {"address": "8.8.4.4"}, "private", lambda place, told: ("connect", "8.8.4.4")
        yield (
            "edges",
            {"versions": ["TLSv1.1"]},
            "tls",
            lambda place, told: ("handshake", told["addresses"][-1], ["TLSv1.1"]),
        )

    def page(place, told):
        return "get", place, next(iter(config["pages"])), stranger

    for section, change, item, call in faults():
        if len(config[section]) >= 2:
            place = max(enumerate(config[section]))[1]
            told = config[section][place] | change
            return config | {section: config[section] | {place: told}}, (item, place, call(place, told))
    return config, None
