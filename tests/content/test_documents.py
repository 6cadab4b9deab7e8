"""Documents that are made from content say what the content says."""

from pathlib import Path

from spineflow.catalogue import load
from spineflow.catalogue.screens_for import groups, made_from_content

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/what-we-screen-for.md"


def test_what_we_screen_for_is_fresh() -> None:
    """`python -m spineflow.catalogue.screens_for > docs/what-we-screen-for.md` mends it."""
    assert DOCUMENT.read_text(encoding="utf-8") == made_from_content()


def test_it_names_every_rule_condition_and_reason_to_ask_again() -> None:
    content, text = load(), DOCUMENT.read_text(encoding="utf-8")
    assert sum(len(group.rules) for group in groups(content)) == len(content.safety.rules)
    assert all(f"**{rule}: " in text for rule in content.safety.rules)
    assert all(each.label in text for each in content.safety.conditions.values())
    assert all(" ".join(rule.sentence.split()) in text for rule in content.due_rules)
    assert "Not yet reviewed by a clinician" in text
