"""The browser is killed at moments nobody chose: what was shown as kept on the device is there."""

from __future__ import annotations

import os
import random
import signal
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.offline.house import WAIT_MS, House, lay_by, pass_check

KILLS = 50
ON_AND_BACK = ["ArrowRight", "ArrowRight", "ArrowLeft"]  # a session has not fifty steps
STEPS = """async () => {
  const asked = indexedDB.open("spineflow-outbox");
  const base = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  const all = base.transaction("lines").objectStore("lines").getAllKeys();
  const ids = await new Promise((done) => (all.onsuccess = () => done(all.result)));
  base.close();
  return ids;
}"""


def kill(house: House, profile: str) -> None:
    """Kills every process of this browser at once, as a telephone does that needs the memory."""
    mark = str(house.folder / profile)
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                words = (process / "cmdline").read_bytes().decode(errors="replace")
                if mark in words:
                    os.kill(int(process.name), signal.SIGKILL)
            except (OSError, ValueError):
                continue
    for lock in (house.folder / profile).glob("Singleton*"):
        lock.unlink()


def confirmed(page: Page) -> set[str]:
    """Ids in the store at a moment at which the page says that all is kept on this device."""
    chip = page.locator(".head .chip")
    expect(chip).to_have_text("Saved on this device", timeout=20_000)
    return set(page.evaluate(STEPS))


def kill_again_and_again(house: House, rounds: int) -> int:
    """Returns how many confirmed entries there were; none of them may be missing at the end."""
    chance = random.Random(7)
    with house.browser() as page:
        lay_by(page)
    house.shut()
    seen: set[str] = set()
    at_step = ""
    for turn in range(rounds):
        context = house.context()
        page = context.pages[0]
        page.goto("/session/mobility/")
        if page.get_by_role("button", name="None of these").count():
            pass_check(page)
        else:
            assert turn, "the steps without a check"
        before = set(page.evaluate(STEPS))
        assert seen <= before, f"round {turn}: lost {len(seen - before)}"
        start = page.get_by_role("button", name="Start", exact=True)
        expect(
            start.or_(page.locator(".kind", has_text="Paused")).first,
            f"round {turn}, killed at {at_step}",
        ).to_be_visible(timeout=WAIT_MS)
        if start.is_visible():
            start.click()
        else:
            expect(page.locator(".name")).to_have_text(at_step)
            expect(page.locator(".kind")).to_contain_text("Paused")
        page.keyboard.press(ON_AND_BACK[turn % 3])
        seen = before | confirmed(page)
        at_step = page.locator(".name").inner_text()
        page.wait_for_timeout(chance.uniform(1200, 2500))
        page.keyboard.press(chance.choice(["e", "m", " "]))
        page.wait_for_timeout(chance.uniform(0, 60))
        at_step = page.locator(".name").inner_text()
        kill(house, "one")
        with suppress(Error):
            context.close()
    house.open_up()
    with house.browser() as page:
        page.goto("/")
        expect(page.locator(".sync-words")).to_contain_text("has arrived", timeout=30_000)
    arrived = {each[0].replace("-", "") for each in house.events}
    assert {each.replace("-", "") for each in seen} <= arrived
    return len(seen)


def test_a_killed_browser_comes_back_to_its_step_and_loses_nothing(house: House) -> None:
    assert kill_again_and_again(house, rounds=2) >= 4


@pytest.mark.long
def test_a_browser_killed_fifty_times_loses_nothing_confirmed(house: House) -> None:
    count = kill_again_and_again(house, rounds=KILLS)
    sys.stdout.write(f"{KILLS} kills, {count} confirmed entries, 0 lost\n")
