"""What a `Gateway` answers, as one ASGI application."""

import asyncio

from course.lab.http._app import _whole

OF_A_CONNECTION = ("connection", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade")
LEFT_OUT = (*OF_A_CONNECTION, "host", "content-length")  # whoever passes the request on writes these anew


class GatewayApp:
    """Hands each request over as plain data, to a thread, as ``handle`` may wait for an origin."""

    def __init__(self, handle):
        self._handle, self._one_at_a_time = handle, asyncio.Lock()

    async def __call__(self, scope, receive, send):
        body = await _whole(receive)
        if body is None:
            return
        request = {"method": scope["method"], "url": _target(scope), "headers": _fields(scope["headers"]), "body": body}
        async with self._one_at_a_time:
            status, headers, content = await asyncio.to_thread(self._handled, request)
        fields = {name: text for name, text in headers.items() if name not in OF_A_CONNECTION}
        if status not in (204, 304) and request["method"] != "HEAD":
            fields["content-length"] = str(len(content))
        told = [(name.encode(), text.encode("latin-1")) for name, text in fields.items()]
        await send({"type": "http.response.start", "status": status, "headers": told})
        await send({"type": "http.response.body", "body": content, "more_body": False})

    def _handled(self, request):
        try:
            answer = self._handle(request)
            return answer["status"], dict(answer["headers"]), answer["body"]
        except Exception as error:
            return 502, {"content-type": "text/plain"}, f"{type(error).__name__}: {error}\n".encode()


def _target(scope):
    query = scope["query_string"].decode("latin-1")
    return scope["raw_path"].decode("latin-1") + (f"?{query}" if query else "")


def _fields(pairs):
    """Names in small letters, values of one name joined; host and what belongs to one connection is left out."""
    found = {}
    for name, value in ((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in pairs):
        if name not in LEFT_OUT:
            found[name] = f"{found[name]}, {value}" if name in found else value
    return found
