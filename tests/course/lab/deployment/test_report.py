"""The page of an audit: findings in their order, each asked again."""

from course.lab import AuditReport

CONFIG = {"host": "www.shop.test"}


def test_each_finding_stands_with_its_answer_of_now():
    probe = {"handshake": lambda address, versions: {"version": versions[0], "at": address}}
    page = str(AuditReport(CONFIG, [("tls", "edge-eu", ("handshake", "203.0.113.1", ["TLSv1.0"]))], probe))
    assert page.startswith("## Audit of www.shop.test\n\n1 finding of the 10 items, in order of leverage.\n")
    row = "| tls | edge-eu | `handshake('203.0.113.1', ['TLSv1.0'])` | `{'version': 'TLSv1.0', 'at': '203.0.113.1'}` |"
    assert row in page.split("\n")
    assert "- `tls`: old TLS is switched off." in page
    assert page.endswith(
        "Nothing was found at `private`, `certificate`, `http`, `pool`, `keep-alive`, `ttl`, `entry`, `cors`, `vary`.\n"
    )


def test_a_sound_deployment_has_no_table():
    page = str(AuditReport(CONFIG, [], {}))
    assert "0 findings of the 10 items" in page
    assert "|" not in page


def test_a_broken_check_is_said_and_not_counted():
    page = str(AuditReport(CONFIG, [("broken", "names", None)], {}))
    assert "0 findings of the 10 items, in order of leverage; 1 check did not work, and says nothing" in page
    assert "| broken | names | | the check did not work |" in page


def test_a_call_that_cannot_be_repeated_ends_nothing():
    page = str(AuditReport(CONFIG, [("ttl", "a.test", ("dig", "a.test"))], {}))
    assert "| ttl | a.test | `dig('a.test')` | `raises KeyError` |" in page


def test_what_would_break_the_table_is_written_otherwise():
    page = str(AuditReport(CONFIG, [("cors", "origin-1", ("get", "a|b`c"))], {"get": lambda text: 200 * "x"}))
    assert "`get('a\\|b'c')`" in page
    assert "x" * 88 + "…`" in page
    assert AuditReport(CONFIG, [], {})._repr_markdown_() == str(AuditReport(CONFIG, [], {}))
