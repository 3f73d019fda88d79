"""What a student does with a mouse, and what they can see: one page of Chromium on one JupyterLab."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.jupyter import JupyterLab

OPEN = ".jp-NotebookPanel:not(.lm-mod-hidden)"
SETTLED = """root => {
    const prompts = [...document.querySelectorAll(`${root} .jp-CodeCell .jp-InputPrompt`)].map(p => p.textContent);
    return /\\d/.test(prompts[0]) && prompts.every(text => !text.includes('*'));
}"""
SEEN = """root => [`${root} .jp-CodeCell .jp-InputPrompt`, '.jp-Dialog'].map(
    shown => [...document.querySelectorAll(shown)].map(element => element.innerText))"""
# The notebook in front and its kernel. Before a kernel is chosen JupyterLab shows it as idle, and running a cell asks
# which one to take. A connected kernel stays so; it is busy now and then without anybody running a cell.
CONNECTED = """name => {
    const panel = jupyterapp.shell.currentWidget, kernel = panel?.sessionContext?.session?.kernel;
    return panel?.title.label === name && panel.sessionContext.isReady && kernel?.connectionStatus === 'connected';
}"""
READY = f"name => ({CONNECTED})(name) && jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'"
CLEAR = """async () => {
    for (const panel of [...jupyterapp.shell.widgets('main')]) {
        await panel.sessionContext?.shutdown();
        panel.dispose();
    }
}"""
IMAGES = """root => [...document.querySelectorAll(`${root} .jp-RenderedHTMLCommon img`)].map(
    image => [image.alt, image.naturalWidth * image.getBoundingClientRect().width])"""
AXE = """async root => (await axe.run({
    include: [[`${root} .jp-RenderedHTMLCommon`]], exclude: [['.jp-InternalAnchorLink']]
})).violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)}`))"""
STILL = """root => new Promise(done => {
    let frames = 0;
    const changes = new MutationObserver(() => { frames = 0; });
    changes.observe(document.querySelector(root), {subtree: true, childList: true, characterData: true});
    const look = () => {
        if (++frames < 30) return requestAnimationFrame(look);
        changes.disconnect();
        done();
    };
    look();
})"""
SAYS_NOTHING = {"", "Image", "No description has been provided for this image"}
THEME = "async theme => { await jupyterapp.commands.execute('apputils:change-theme', {theme}); }"
OPEN_PATH = "path => { jupyterapp.commands.execute('docmanager:open', {path}); }"
SECONDS = 1000  # playwright counts in milliseconds


class Student:
    """Opens notebooks, runs, validates, submits; keeps every address that the page asked for."""

    def __init__(self, page, lab: JupyterLab):
        self.page, self.lab = page, lab
        self.asked: set[str] = set()
        page.set_default_timeout(60 * SECONDS)
        for event in ("request", "websocket"):
            page.on(event, self._note)

    def _note(self, asked) -> None:
        self.asked.add(asked.url)

    def open(self, name: str) -> None:
        """Go to a notebook of the lab's folder and wait until it can be used."""
        if self.page.url.startswith(self.lab.address) and self.page.evaluate("() => 'jupyterapp' in window"):
            self.page.evaluate(OPEN_PATH, name)
        else:
            self.page.goto(f"{self.lab.address}/lab/tree/{name}?reset")
        self.wait_for(Path(name).name)

    def leave(self) -> None:
        """Close all notebooks and end their kernels; what was not saved is lost."""
        for event in ("request", "websocket"):
            self.page.remove_listener(event, self._note)
        if self.page.evaluate("() => 'jupyterapp' in window"):
            while self.page.locator(".jp-Dialog").count():
                self.page.keyboard.press("Escape")
            self.page.evaluate(CLEAR)

    def wait_for(self, name: str) -> None:
        self.page.locator(f"{OPEN} .jp-RenderedHTMLCommon h1").first.wait_for()
        self.page.wait_for_function(READY, arg=name)

    def choose(self, menu: str, command: str) -> None:
        self.page.locator(f".lm-MenuBar-item:has-text('{menu}')").first.click()
        self.page.locator(f".lm-Menu-item[data-command='{command}']").first.click()

    def run_all(self) -> None:
        from playwright.sync_api import TimeoutError

        self.choose("Run", "runmenu:run-all")
        try:
            self.page.wait_for_function(SETTLED, arg=OPEN)
        except TimeoutError as error:
            raise AssertionError(f"not run to its end: {self.page.evaluate(SEEN, OPEN)}") from error

    def save(self, name: str) -> dict:
        """Save the open notebook; returns it as it now stands in the file."""
        with self.page.expect_response(lambda r: r.request.method == "PUT" and "/api/contents/" in r.url):
            self.page.keyboard.press("Control+s")
        return json.loads((self.lab.folder / name).read_text())

    def validate(self):
        """Press Validate; returns the message's element."""
        self.page.locator(f"{OPEN} .validate-button").click()
        message = self.page.locator("#validation-message")
        message.wait_for()
        return message

    def mute(self) -> list[str]:
        """Images in our content that cannot be seen, or that JupyterLab or nobody gave a text."""
        return [alt for alt, size in self.images() if size <= 0 or alt.strip(" .") in SAYS_NOTHING]

    def images(self) -> list[tuple[str, float]]:
        """Alternative text and visible size of each image in our content."""
        return [tuple(image) for image in self.page.evaluate(IMAGES, OPEN)]

    def theme(self, name: str) -> None:
        self.page.evaluate(THEME, name)
        self.page.locator(f"body[data-jp-theme-name='{name}']").wait_for(state="attached")

    def axe(self) -> list[str]:
        """What axe-core finds in our content; the rest of the page is JupyterLab's."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(axe_source())
        # JupyterLab's body has no height and hides what overflows: axe-core would take all of it for invisible.
        self.page.evaluate("() => { document.body.style.overflow = 'visible'; }")
        # JupyterLab draws an output again soon after the first time; axe-core passes over what is replaced meanwhile.
        self.page.evaluate(STILL, OPEN)
        return self.page.evaluate(AXE, OPEN)

    def left(self) -> list[str]:
        """Addresses elsewhere that the page asked for."""
        return sorted(
            url for url in self.asked
            if (parts := urlsplit(url)).scheme not in ("data", "blob") and parts.hostname != "127.0.0.1"
        )  # fmt: skip


def axe_source() -> str:
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
