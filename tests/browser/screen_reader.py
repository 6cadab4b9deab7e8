"""What a screen reader is told: Chromium's own accessibility tree, and what is said by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

CONTROLS = frozenset(
    {
        "button", "link", "checkbox", "radio", "textbox", "searchbox", "spinbutton", "slider",
        "combobox", "listbox", "menuitem", "switch", "tab", "DisclosureTriangle", "Date",
        "DateTime", "InputTime", "PopUpButton", "ToggleButton", "dialog", "alertdialog", "img",
        "image", "region", "group", "navigation",
    }
)  # fmt: skip
"""Roles that mean nothing without a name; a group is only one where it says so."""
UNNAMED_IS_FINE = frozenset({"group"})
LISTEN = """() => {
  window.said = [];
  const live = "[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive]";
  const isLive = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest(live);
  new MutationObserver((changes) => {
    for (const region of new Set(changes.map(({ target }) => isLive(target)).filter(Boolean))) {
      if (region.checkVisibility() && region.textContent) said.push(region.textContent);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing in the tree that is not left out."""

    id: str
    parent: str
    role: str
    name: str
    properties: dict[str, Any]


def tree(page: Page) -> list[Heard]:
    """In the order in which it is read."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Accessibility.enable")
    nodes = devtools.send("Accessibility.getFullAXTree")["nodes"]
    devtools.detach()
    by_id = {node["nodeId"]: node for node in nodes}

    def read(node: dict[str, Any]) -> Iterator[Heard]:
        if not node.get("ignored"):
            properties = {each["name"]: each["value"].get("value") for each in node["properties"]}
            role, name = node["role"]["value"], node.get("name", {}).get("value", "")
            yield Heard(node["nodeId"], node.get("parentId", ""), role, name.strip(), properties)
        for child in node.get("childIds", ()):
            if child in by_id:
                yield from read(by_id[child])

    return list(read(nodes[0]))


def nameless(page: Page) -> list[str]:
    """Controls, pictures and places that a screen reader can only call by their kind."""
    return [
        each.role
        for each in tree(page)
        if each.role in CONTROLS - UNNAMED_IS_FINE and not each.name
    ]


def headings(page: Page) -> list[tuple[int, str]]:
    return [
        (int(each.properties["level"]), each.name) for each in tree(page) if each.role == "heading"
    ]


def badly_nested(page: Page) -> list[str]:
    """Headings that leave out a level, and a page that does not begin with its own."""
    found: list[str] = []
    listed = headings(page)
    is_dialog = bool(page.evaluate("document.querySelector('dialog:modal') !== null"))
    before = int(is_dialog)  # the page behind an open question is not there, nor its heading
    if not is_dialog and [level for level, _name in listed].count(1) != 1:
        found.append(f"not one first heading: {listed}")
    for level, name in listed:
        if level > before + 1:
            found.append(f"{before} then {level}: {name}")
        if not name:
            found.append(f"an empty heading of level {level}")
        before = level
    return found


def ticking(page: Page) -> list[str]:
    """Timers that would be read out with every second."""
    found = page.evaluate(
        """() => [...document.querySelectorAll("[role=timer], .seconds, .count")]
          .filter((each) => each.checkVisibility())
          .filter((each) => {
            const live = each.closest("[aria-live], [role=status], [role=alert], [role=log]");
            return live && live.getAttribute("aria-live") !== "off";
          }).map((each) => each.className)"""
    )
    return list(found)


def problems(page: Page) -> dict[str, list[str]]:
    """Everything that is wrong with what is heard on this page."""
    found = {
        "nameless": nameless(page),
        "headings": badly_nested(page),
        "ticking": ticking(page),
    }
    return {kind: each for kind, each in found.items() if each}
