"""A real Chromium, the real site, and a watch on everything the browser complains about or asks elsewhere for."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator import serving


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the served site, ending in a slash."""
    with serving.server(site, 0) as server:
        yield f"http://127.0.0.1:{server.server_port}/"


class Watch:
    """Notes what a page must not do."""

    def __init__(self, context: BrowserContext) -> None:
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        context.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))
        context.on("request", self._request)

    def _request(self, request: object) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self.elsewhere.append(request.url)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh visitor. Fails the test when the console is not clean or another host was asked."""
    found = browser.new_context(viewport={"width": 1280, "height": 900})
    found.set_default_timeout(10_000)
    watch = Watch(found)
    yield found
    found.close()
    assert watch.complaints == []
    assert watch.elsewhere == []


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    """The first page of the site."""
    opened = context.new_page()
    opened.goto(address)
    return opened
