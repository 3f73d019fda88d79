"""Record the HAR of lesson 12: Chromium loads the page of the journey lab and posts twice.

    python tools/record_har.py [FILE]

Writes what playwright saves, by default into the data of lesson 12. Needs Debian's chromium and the extra "long".
Chromium's connect() ends on loopback, before the delayed line, so the round trip of TCP is missing from `connect`;
the name is mapped, so `dns` tells of no resolver either. TLS, requests and answers travel over the line.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from course.lab import Journey

FILE = Path(__file__).resolve().parent.parent / "lessons" / "12-journey-of-a-request" / "data" / "chromium.har"
URL = "https://post.test/"


def record(file):
    if (chromium := shutil.which("chromium")) is None:
        sys.exit("recording needs chromium, which this system does not have")
    with Journey(seed=12) as lab, sync_playwright() as playwright:
        rules = f"MAP post.test:443 127.0.0.1:{lab.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        arguments = ["--no-sandbox", f"--host-resolver-rules={rules}"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        context = browser.new_context(
            ignore_https_errors=True, record_har_path=file, record_har_content="omit", record_har_url_filter=URL + "**"
        )
        page = context.new_page()
        page.goto(URL)
        for _ in range(2):
            with page.expect_response("**/posts") as posted:
                page.click("button")
            posted.value.finished()
        context.close()
        browser.close()


def main(arguments):
    file = Path(arguments[0] if arguments else FILE)
    file.parent.mkdir(parents=True, exist_ok=True)
    record(file)


if __name__ == "__main__":
    main(sys.argv[1:])
