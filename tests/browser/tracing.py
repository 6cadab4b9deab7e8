"""What the main thread of a page does, task by task, in CPU time: busy neighbours do not count."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

# Tasks; navigations and paints; our own mark, by which the thread of the page is known.
CATEGORIES = ["toplevel", "loading", "blink.user_timing"]
TASK = "ThreadControllerImpl::RunTask"
OURS = "traced-from-here"


@dataclass
class Trace:
    """Of one page, whole once the `with` is over."""

    events: list[dict[str, Any]] = field(default_factory=list)

    @property
    def tasks(self) -> list[tuple[float, float]]:
        """Begin and CPU time of each task of the page's main thread, in milliseconds.

        What the driver asks of the page runs there too: press keys, which needs no script in it.
        """
        thread = self._only(OURS)["pid"], self._only(OURS)["tid"]
        found = [
            (each["ts"] / 1000, each.get("tdur", 0) / 1000)
            for each in self.events
            if each["name"] == TASK and (each["pid"], each["tid"]) == thread
        ]
        assert found, "nothing was traced"
        return sorted(found)

    def cpu_until_painted(self) -> float:
        """CPU-milliseconds of the main thread from a navigation to the first words of its page."""
        paint = self._only("firstContentfulPaint")
        of_page = paint["args"]["data"]["navigationId"]
        (began,) = (
            each["ts"] / 1000
            for each in self.events
            if each["name"] == "navigationStart"
            and each["args"]["data"].get("navigationId") == of_page
        )
        return sum(cpu for at, cpu in self.tasks if began <= at < paint["ts"] / 1000)

    def _only(self, name: str) -> dict[str, Any]:
        (found,) = (each for each in self.events if each["name"] == name)
        return found


@contextmanager
def traced(page: Page) -> Iterator[Trace]:
    """Traces what is done with a page; it must stay in one process."""
    page.evaluate("0")  # what the driver needs in a page is in it before
    trace = Trace()
    ended: list[object] = []
    session = page.context.new_cdp_session(page)
    session.on("Tracing.dataCollected", lambda told: trace.events.extend(told["value"]))
    session.on("Tracing.tracingComplete", lambda told: ended.append(told))
    wanted = {"includedCategories": CATEGORIES}
    session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": wanted})
    page.evaluate("(name) => performance.mark(name)", OURS)
    yield trace
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(20)
    session.detach()
