"""What the tests of the player share: a server that remembers events, and how time passes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parents[1] / "player_page"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
START = "2026-11-23T09:00:00"


class Log:
    """A server that remembers which events it was given, and can be told to fail."""

    def __init__(self) -> None:
        self.data = json.loads((HERE / "session.json").read_text(encoding="utf-8"))
        self.requests: list[list[dict[str, Any]]] = []
        self.tokens: list[str | None] = []
        self.events: dict[str, dict[str, Any]] = {}
        self.is_up = True
        self.loses_answers = False
        self.address = ""
        self.templates = ""
        """More drawings for the page."""

    @property
    def kinds(self) -> list[str]:
        return [event["kind"] for event in self.events.values()]

    def page(self) -> bytes:
        html = (HERE / "index.html").read_text(encoding="utf-8")
        html = html.replace("</body>", f"{self.templates}</body>")
        data = json.dumps(self.data).replace("<", "\\u003c")
        return html.replace('id="session-data">{}<', f'id="session-data">{data}<').encode()

    def take(self, events: list[dict[str, Any]]) -> dict[str, Any]:
        self.requests.append(events)
        results = []
        for event in events:
            status = "duplicate" if event["id"] in self.events else "accepted"
            self.events.setdefault(event["id"], event)
            results.append({"id": event["id"], "status": status})
        return {"results": results}


def wait(page: Page, seconds: float) -> None:
    """Time passes on the screen, with all its ticks."""
    page.clock.run_for(round(seconds * 1000))


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def start(page: Page) -> None:
    page.get_by_role("button", name="Start", exact=True).press("Enter")
    wait(page, 0.05)


def title(page: Page) -> Any:
    return page.locator(".name")


def seconds(page: Page) -> Any:
    return page.locator(".timer .seconds")


def is_saved(page: Page, log: Log, count: int) -> None:
    for _ in range(40):
        if len(log.events) >= count:
            break
        page.wait_for_timeout(50)
        wait(page, 0.1)
    assert len(log.events) == count, log.kinds


def become(page: Page, state: str) -> None:
    """As when a tab is left for another one, or comes back."""
    page.evaluate(
        """(state) => {
          const answer = (name, value) =>
            Object.defineProperty(document, name, {configurable: true, get: () => value});
          answer("visibilityState", state);
          answer("hidden", state === "hidden");
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        state,
    )


def check_accessibility(page: Page) -> None:
    options = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
    found = Axe().run(page, options=options | {"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()


def step(log: Log, n: int, kind: str, name: str, **more: Any) -> dict[str, Any]:
    empty = {key: None for key in log.data["steps"][0]}
    return (
        empty
        | {"n": n, "item": name.lower(), "title": name, "kind": kind, "show": [], "say": []}
        | {"skin_check": False}
        | more
    )


def warm_steps(log: Log) -> list[dict[str, Any]]:
    return [
        step(log, 0, "heat", "Warmth", seconds=300),
        step(log, 1, "check", "Look at your skin", skin_check=True),
        step(log, 2, "heat", "Warmth", seconds=300),
        log.data["steps"][1] | {"n": 3},
    ]
