"""The watch of all browser tests: a page that asks another machine is seen, and gets nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("asked", ["https://tiles.example.org/a.png", "http://192.0.2.7/b.png"])
def test_a_question_to_another_machine_is_noticed(
    page: Page, strangers: list[str], asked: str
) -> None:
    page.goto("about:blank")
    with page.expect_event("requestfailed"):
        page.set_content(f'<img src="{asked}">')
    assert strangers == [asked]
    strangers.clear()
