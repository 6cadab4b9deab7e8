"""A person's own words on the web: read at once, asked about at once, kept, never lowering."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse

from spineflow_web.actions.answering import answer
from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.setup import tell
from spineflow_web.actions.words import tell_in_words
from spineflow_web.store.models import DayPlanRecord, Person, TextFindingRecord
from tests.household import TOLD, accept, add_account, healthy_answers, settle

pytestmark = pytest.mark.django_db

WORDS = "Sleep is fine. No fever, but I can\u2019t feel when I wipe."
STOP = "Please stop here and get help now."
SENTENCE = "No fever, but I can\u2019t feel when I wipe."


def sign_in(client: Any, **answers: Any) -> Any:
    account = add_account("maria")
    person = settle(account, **answers)
    client.force_login(account)
    return person


def write(client: Any, words: str) -> Any:
    return client.post(reverse("safety_words"), {"words": words})


def disposition(person: Any) -> str | None:
    screened = current_screening(person, datetime.now(UTC).date())
    assert screened is not None
    found: str | None = screened.outcome["disposition"]
    return found


def question(key: str) -> str:
    return reverse("safety_question", kwargs={"key": key})


def test_a_sentence_is_asked_about_at_once_and_counts_until_then(client: Any) -> None:
    person = sign_in(client)
    led = write(client, WORDS)
    assert led.status_code == 302 and led.url == question("saddle_numbness")
    page = client.get(led.url).content.decode()
    assert SENTENCE in page and "You wrote" in page
    assert disposition(person) == "EMERGENCY_NOW"
    assert client.get(reverse("today")).url == led.url  # they are here, so they are asked
    assert not DayPlanRecord.objects.exclude(plan__plan=None).exists()
    (row,) = TextFindingRecord.objects.all()
    assert (row.sentence, row.family, row.key) == (SENTENCE, "saddle_numbness", "saddle_numbness")
    assert row.is_raised and row.answer is None and row.place == "safety"


def test_whom_to_call_stands_beside_a_question_that_words_led_to(client: Any) -> None:
    sign_in(client)
    asked = client.get(write(client, WORDS).url).content.decode()
    assert 'href="tel:999"' in asked and "do not wait for this app" in asked
    assert "tel:" not in client.get(question("fever")).content.decode()


def test_the_answer_to_the_question_is_then_the_answer(client: Any) -> None:
    person = sign_in(client)
    write(client, WORDS)
    client.post(question("saddle_numbness"), {"saddle_numbness": "no"})
    assert disposition(person) == "OK"
    row = TextFindingRecord.objects.get()
    assert row.answer is False and row.answered_at is not None
    assert "You wrote" not in client.get(question("saddle_numbness")).content.decode()


def test_a_yes_keeps_the_alarm(client: Any) -> None:
    person = sign_in(client)
    write(client, WORDS)
    client.post(question("saddle_numbness"), {"saddle_numbness": "yes"})
    assert disposition(person) == "EMERGENCY_NOW"
    assert TextFindingRecord.objects.get().answer is True
    assert STOP in client.get(reverse("today")).content.decode()


SIGNS = "/safety/words/signs/"
BOTH = "My bottom is numb. I wet the bed and did not feel it."


def test_a_no_leads_on_to_the_next_question_and_to_no_emergency_screen(client: Any) -> None:
    person = sign_in(client)
    first = write(client, BOTH)
    assert first.url == question("saddle_numbness") + "?then=bladder_change"
    second = client.post(first.url, {"saddle_numbness": "no"})
    assert second.url == question("bladder_change")
    assert disposition(person) == "EMERGENCY_NOW"  # until it is answered, it counts
    assert client.get(reverse("today")).url == question("bladder_change")
    assert client.get(reverse("week")).url == question("bladder_change")
    done = client.post(second.url, {"bladder_change": "no"})
    assert done.url == SIGNS and disposition(person) == "OK"
    assert STOP not in client.get(done.url, follow=True).content.decode()


def test_the_next_question_comes_though_the_address_has_lost_it(client: Any) -> None:
    sign_in(client)
    write(client, BOTH)
    led = client.post(question("bladder_change"), {"bladder_change": "no"})
    assert led.url == question("saddle_numbness")


def test_a_yes_stops_at_once_whatever_is_still_to_be_asked(client: Any) -> None:
    sign_in(client)
    led = client.post(write(client, BOTH).url, {"saddle_numbness": "yes"})
    assert led.url == reverse("today")
    assert STOP in client.get(led.url).content.decode()


def test_words_beside_a_sign_that_was_told_lead_around_no_alarm(client: Any) -> None:
    sign_in(client, calf_swelling=True)
    write(client, WORDS)
    assert STOP in client.get(reverse("today")).content.decode()
    client.post(question("saddle_numbness"), {"saddle_numbness": "no"})
    assert "Please speak to a health professional" in client.get(reverse("today")).content.decode()


def test_not_being_sure_of_it_leads_on_and_opens_nothing(client: Any) -> None:
    person = sign_in(client)
    second = client.post(write(client, BOTH).url, {"saddle_numbness": "unsure"})
    assert second.url == question("bladder_change")
    client.post(second.url, {"bladder_change": "no"})
    assert disposition(person) in (None, "EMERGENCY_NOW")
    assert not DayPlanRecord.objects.exclude(plan__plan=None).exists()


def test_several_sentences_are_asked_one_after_the_other(client: Any) -> None:
    sign_in(client)
    led = write(client, "I have a fever. My calf is swollen.")
    assert led.url == question("fever_now") + "?then=calf_swelling"
    following = client.post(led.url, {"fever_now": "no"})
    assert following.url == question("calf_swelling")


def test_nothing_opens_by_words_that_were_never_confirmed(client: Any) -> None:
    """A small fall closes no gate by itself; but the words did not say that it was small."""
    person = sign_in(client, trauma="unsure", trauma_assessed="unsure")
    assert disposition(person) is None
    write(client, "I slipped on the ice.")
    assert disposition(person) is None
    client.post(question("trauma"), {"trauma": "minor"})
    client.post(question("trauma_assessed"), {"trauma_assessed": "yes"})
    assert disposition(person) == "OK"


def test_no_plan_is_made_before_a_raised_answer_is_confirmed(client: Any) -> None:
    sign_in(client)
    assert client.get(reverse("today")).status_code == 200
    write(client, "I slipped on the ice.")
    shown = client.get(reverse("today"), follow=True)
    assert shown.redirect_chain and "trauma" in shown.redirect_chain[-1][0]
    assert DayPlanRecord.objects.filter(replaced_at__isnull=True, plan__plan=None).exists()


def test_what_is_past_is_asked_and_raises_nothing(client: Any) -> None:
    person = sign_in(client)
    led = write(client, "My bottom was numb years ago and was cured.")
    assert led.url == question("saddle_numbness")
    assert disposition(person) == "OK"
    assert not TextFindingRecord.objects.get().is_raised


def test_words_of_no_matter_lead_on(client: Any) -> None:
    sign_in(client)
    assert write(client, " ").url == reverse("settings_safety")
    assert write(client, "My back is stiff in the morning.").url == SIGNS
    led = client.post(SIGNS, {"none": "1"}, follow=True)
    assert led.redirect_chain[-1][0] == reverse("settings_safety")
    assert "nothing more to ask about it" in led.content.decode()
    assert not TextFindingRecord.objects.exists()


def test_what_the_reading_missed_is_still_asked_from_the_list(client: Any) -> None:
    person = sign_in(client)
    assert write(client, "It has all gone to sleep where the sun does not shine.").url == SIGNS
    assert 'value="saddle_numbness"' in client.get(SIGNS).content.decode()
    led = client.post(SIGNS, {"sign": ["saddle_numbness"], "marked": "1"})
    assert led.url == question("saddle_numbness")
    client.post(led.url, {"saddle_numbness": "yes"})
    assert disposition(person) == "EMERGENCY_NOW"


def test_the_list_asks_nothing_twice_and_wants_an_answer(client: Any) -> None:
    sign_in(client)
    write(client, WORDS)
    client.post(question("saddle_numbness"), {"saddle_numbness": "no"})
    page = client.get(SIGNS).content.decode()
    assert 'value="saddle_numbness"' not in page and 'value="chest_pain"' in page
    unanswered = client.post(SIGNS, {"marked": "1"})
    assert unanswered.status_code == 422 and "None of these" in unanswered.content.decode()
    assert client.post(SIGNS, {"sign": ["age"]}).status_code == 422


def test_a_text_too_long_is_refused_and_kept_on_the_page(client: Any) -> None:
    sign_in(client)
    led = write(client, "numb " * 1001)
    assert led.status_code == 422
    page = led.content.decode()
    assert "at most 5000 characters are read" in page and "numb numb" in page


def test_the_field_comes_at_the_end_of_the_first_run_and_may_stay_empty(client: Any) -> None:
    account = add_account("maria")
    person = accept(account)
    client.force_login(account)
    now = datetime.now(UTC)
    tell(
        person, {name: TOLD[name] for name in ("country", "units", "clock")}, on=now.date(), now=now
    )
    answers = healthy_answers()
    last = answers.pop("self_harm_thoughts")
    answer(person, answers, on=now.date(), now=now)
    assert last is False
    url = reverse("safety_screen", args=["self_harm_thoughts"])
    leads_to = client.post(url, {"self_harm_thoughts": "no"})
    assert leads_to.url == reverse("safety_words")
    page = client.get(leads_to.url)
    before, here = client.get(url).context["progress"], page.context["progress"]
    assert here.total == before.total and here.done == here.total - 4
    assert here.sentence in page.content.decode()
    assert write(client, "").url == reverse("home")


def test_without_a_reader_of_the_language_no_page_offers_the_field(client: Any) -> None:
    person = sign_in(client)
    offered = reverse("safety_words")
    assert offered in client.get(reverse("settings_safety")).content.decode()
    Person.objects.update(language="de")
    assert offered not in client.get(reverse("settings_safety")).content.decode()
    assert client.get(offered).status_code == 302
    assert write(client, WORDS).status_code == 302
    assert disposition(person) == "OK" and not TextFindingRecord.objects.exists()


def test_the_action_serves_other_pages_too(client: Any) -> None:
    person = sign_in(client)
    now = datetime.now(UTC)
    keys = tell_in_words(person, "My foot drops.", place="session", on=now.date(), now=now)
    assert keys == ["leg_weakness"]
    assert TextFindingRecord.objects.get().place == "session"
    assert disposition(person) == "URGENT_SAME_DAY"


def test_no_word_of_a_person_stands_in_the_log(client: Any, caplog: Any) -> None:
    sign_in(client)
    with caplog.at_level("DEBUG", logger="spineflow"):
        write(client, WORDS)
        client.get(question("saddle_numbness"))
    assert "POST safety_words" in caplog.text
    assert "wipe" not in caplog.text and "numb" not in caplog.text
