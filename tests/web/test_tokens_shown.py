"""That the sentence of every token stands on what carries it: in the plan and in the guide."""

import pytest
from django.template.loader import render_to_string
from django.utils.html import escape

from spineflow.screening.rule import Token
from spineflow_web.pages.sentences import say
from spineflow_web.pages.session.step_view import cue_sentence
from spineflow_web.pages.today.item_view import item_view
from tests.properties.test_tokens_act import TOKENS, carried


@pytest.mark.parametrize("token", [pytest.param(each, id=each.id) for each in TOKENS.values()])
def test_its_sentence_is_on_the_item_of_the_day(token: Token) -> None:
    for each in {one.practice.id: one for one in carried()[token.id]}.values():
        planned = {
            "item": each.practice.id,
            "level": each.form.level.level,
            "variant": each.form.variant.id,
            "tokens": list(each.cleared.tokens),
            "dose": {},
            "reasons": [],
        }
        item = item_view(planned)
        assert say(token.sentence) in item.cautions
        page = render_to_string("today/_item.html", {"item": item})
        assert escape(say(token.sentence)) in page
    assert cue_sentence(f"token.{token.id}") == say(token.sentence)
