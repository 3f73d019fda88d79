"""Chromium with a page of each origin of a `LiveWeb`: names lead to its ports, and to nothing else."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from course.lab import LiveWeb
from tests.tools import which

FETCH = """async calls => {
    const bodies = {text: given => given, form: given => new URLSearchParams(given),
        bytes: given => new TextEncoder().encode(given),
        stream: given => new Blob([given]).stream()};
    const results = [];
    for (const {url, body, ...wish} of calls) {
        if (body) wish.body = bodies[body[0]](body[1]);
        try {
            const answer = await fetch(url, wish);
            results.push({status: answer.status, headers: [...answer.headers], body: await answer.text()});
        } catch (error) {
            results.push({status: 0, headers: [], body: '', error: error.message});
        }
    }
    return results;
}"""
SANDBOX = """() => new Promise(done => {
    const frame = document.createElement('iframe');
    frame.sandbox = 'allow-scripts';
    frame.srcdoc = 'in a sandbox';
    frame.onload = done;
    document.body.append(frame);
})"""
# No clock of Chromium's own may change what is sent: a typed http address stays one.
FEATURES = "HttpsUpgrades,HttpsFirstBalancedModeAutoEnable"
# Debian's profile blocks third-party cookies; 0 lets them pass.
PREFERENCES = {"profile": {"cookie_controls_mode": 0}}
PLACE = "<!doctype html><title>a page</title><link rel=icon href=data:,><body>"


class Chromium:
    """One browser run. ``web`` has a site for each of ``origins``, with `PLACE` at ``/``.

    It has a thread of its own, as playwright lets no thread drive two browsers.
    """

    def __init__(self, web: LiveWeb, origins, profile: Path, third_party_cookies: bool = True):
        self._web, self._origins, self._profile, self._stack = web, list(origins), profile, ExitStack()
        self._frames, self._thread = {}, ThreadPoolExecutor(1)
        if third_party_cookies:
            (profile / "Default").mkdir(parents=True)
            (profile / "Default" / "Preferences").write_text(json.dumps(PREFERENCES))

    def __enter__(self) -> "Chromium":
        self._thread.submit(self._begin).result()
        return self

    def __exit__(self, *_) -> None:
        self._thread.submit(self._stack.close).result()
        self._thread.shutdown()

    def fetch(self, page: str, sandboxed: bool, calls: list[dict]) -> list[dict]:
        """What script of ``page`` gets for each of ``calls``, one after the other."""
        return self._thread.submit(self._evaluate, page, sandboxed, [for_script(call) for call in calls]).result()

    def _begin(self):
        from playwright.sync_api import sync_playwright

        playwright = self._stack.enter_context(sync_playwright())
        rules = [f"MAP {authority(origin)} 127.0.0.1:{self._web.port(origin)}" for origin in self._origins]
        arguments = ["--no-sandbox", f"--disable-features={FEATURES}"]
        arguments.append(f"--host-resolver-rules={', '.join([*rules, 'MAP * ~NOTFOUND'])}")
        self._context = playwright.chromium.launch_persistent_context(
            self._profile, executable_path=which("chromium"), args=arguments, ignore_https_errors=True
        )
        self._stack.callback(self._context.close)

    def _evaluate(self, page, sandboxed, wishes):
        return self._frame(page, sandboxed).evaluate(FETCH, wishes)

    def _frame(self, page, sandboxed):
        if (page, sandboxed) not in self._frames:
            tab = self._context.new_page()
            tab.goto(page + "/")
            if sandboxed:
                tab.evaluate(SANDBOX)
            self._frames[page, sandboxed] = tab.frames[-1]
        return self._frames[page, sandboxed]


def authority(origin: str) -> str:
    """Host and port as Chromium's rules have them."""
    scheme, _, rest = origin.partition("://")
    return rest if ":" in rest else f"{rest}:{443 if scheme == 'https' else 80}"


def for_script(call: dict) -> dict:
    """The arguments of `Page.fetch` as JavaScript's fetch takes them."""
    wish = {name: call[name] for name in ("url", "method", "headers", "credentials", "mode") if name in call}
    body = call.get("body")
    if call.get("streamed"):
        text = body if isinstance(body, str) else body.decode()
        return wish | {"body": ["stream", text], "duplex": "half"}
    if body is not None:
        sort = "form" if isinstance(body, dict) else "bytes" if isinstance(body, bytes) else "text"
        wish["body"] = [sort, body.decode() if isinstance(body, bytes) else body]
    return wish
