"""What stands before an origin, asked by real clients."""

import httpx
import pytest

from course.lab import Gateway, LabError, Origin


def got(gateway, path, method="GET", **options):
    return httpx.request(method, gateway.url + path, trust_env=False, **options)


def test_a_request_goes_through_and_its_answer_comes_back():
    seen = []
    with Origin() as origin:
        origin.page("/a", "hello", headers={"ETag": '"v1"'})

        def handle(request):
            seen.append(request)
            return origin.fetch(request)

        with Gateway(handle) as gateway:
            answer = got(gateway, "/a?x=1&y", headers={"X-Note": "1", "Accept": "*/*"})
    assert (answer.status_code, answer.text, answer.headers["etag"]) == (200, "hello", '"v1"')
    assert {name: seen[0][name] for name in ("method", "url", "body")} == {
        "method": "GET",
        "url": "/a?x=1&y",
        "body": b"",
    }
    assert seen[0]["headers"].items() >= {"x-note": "1", "accept": "*/*"}.items()
    assert not seen[0]["headers"].keys() & {"host", "connection", "content-length"}


def test_a_change_reaches_the_origin_whole():
    with Origin() as origin, Gateway(origin.fetch) as gateway:
        assert got(gateway, "/cup", "PUT", content="tea").status_code == 201
        assert got(gateway, "/cup", "DELETE").status_code == 204
        assert [effect.value for effect in origin.ledger] == [b"tea", b""]


def test_head_has_no_body():
    with Origin() as origin, Gateway(origin.fetch) as gateway:
        origin.page("/a", "hello")
        answer = got(gateway, "/a", "HEAD")
    assert (answer.status_code, answer.headers["content-length"], answer.content) == (200, "5", b"")


def test_what_handle_raises_is_told():
    def handle(request):
        raise KeyError("vary")

    with Gateway(handle) as gateway:
        answer = got(gateway, "/")
    assert (answer.status_code, answer.text) == (502, "KeyError: 'vary'\n")


def test_what_is_no_answer_is_told():
    with Gateway(lambda request: {"status": 200}) as gateway:
        answer = got(gateway, "/")
    assert (answer.status_code, answer.text) == (502, "KeyError: 'headers'\n")


def test_outside_its_block_it_has_no_address():
    with pytest.raises(LabError, match="use it in a with block"):
        print(Gateway(print).url)
