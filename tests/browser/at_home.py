"""Opening a browser as somebody who is signed in already, and looking for barriers with axe."""

from __future__ import annotations

import json

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from spineflow_web.accounts.models import User
from spineflow_web.store.models import Person
from tests.morning import morning_zone


def bring_session(context: BrowserContext, account: User, address: str) -> None:
    """Put a signed-in session into the browser, so a test begins where it has something to say."""
    Person.objects.update(time_zone=morning_zone())
    client = Client()
    client.force_login(account)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def barriers(page: Page) -> list[str]:
    """What axe finds: every rule in the light, and in the dark those that colours can break."""
    page.evaluate(AXE)
    page.emulate_media(color_scheme="light")
    found = _found(page, "light", "")
    page.emulate_media(color_scheme="dark")
    return found + _found(page, "dark", f"runOnly: {OF_COLOUR}, ")


AXE = Axe().axe_script
OF_COLOUR = ["color-contrast", "link-in-text-block"]


def _found(page: Page, theme: str, rules: str) -> list[str]:
    """Of what axe reports, only the violations leave the page: the rest is a megabyte."""
    run = f"axe.run({{ {rules}resultTypes: ['violations'] }}).then((told) => told.violations)"
    return [
        f"{theme}: {each['id']} {[node['target'] for node in each['nodes']]}"
        for each in page.evaluate(run)
    ]


def is_wider_than_its_window(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def open_everything(page: Page) -> None:
    """Unfold every `details`, so that nothing hides from a look."""
    opening = "each => { each.removeAttribute('name'); each.open = true }"
    page.evaluate(f"document.querySelectorAll('details').forEach({opening})")


def tab_to(page: Page, name: str) -> None:
    """As a person without a mouse gets there: forward, one thing after the other."""
    heard = "e.getAttribute('aria-label') ?? e.textContent"
    _tab_until(page, f"({heard}).trim().replace(/\\s+/g, ' ') === {json.dumps(name)}", name)


def tab_to_link(page: Page, address: str) -> None:
    """The same, to the link of an address; which of several does not matter."""
    _tab_until(page, f"e.getAttribute('href') === {json.dumps(address)}", address)


def check_by_keys(page: Page) -> None:
    """The short check before a session: the least pain but one, and nothing new."""
    page.get_by_role("radio", name="0", exact=True).wait_for()
    while not page.evaluate("document.activeElement.type === 'radio'"):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    tab_to(page, "None of these")
    page.keyboard.press("Enter")


def _tab_until(page: Page, is_there: str, wanted: str) -> None:
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(f"(e => {is_there})(document.activeElement)"):
            return
    raise AssertionError(f"the keyboard does not reach {wanted!r} on {page.url}")
