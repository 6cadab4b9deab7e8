"""Queries compiled once answer like the ORM, for every person and every date."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth import get_user
from django.db.models import QuerySet
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from spineflow_web.store import people, plans, screening
from spineflow_web.store.models import DayPlanRecord, Person, ScreeningRecord
from spineflow_web.store.prepared import Prepared
from spineflow_web.store.sessions import SessionStore
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 25)


def add_plan(person_id: UUID, on: date, word: str) -> UUID:
    latest = screening.latest(person_id)
    assert latest is not None
    added = plans.replace(
        person_id,
        on,
        plan={"plan": word},
        screening_id=latest.id,
        content_version="x",
        at=Person.objects.get(pk=person_id).made_at,
    )
    return added.id


def test_everybody_gets_their_own_row_of_every_date() -> None:
    anna, ben = (settle(add_account(name)) for name in ("anna", "ben"))
    days = [DAY, DAY + timedelta(days=1)]
    made = {
        (person.id, on): add_plan(person.id, on, f"{person.id} {on}")
        for person in (anna, ben)
        for on in days
    }
    for (person_id, on), plan_id in made.items():
        found = plans.current(person_id, on)
        row = DayPlanRecord.objects.get(pk=plan_id)
        assert found is not None
        assert (found.id, found.on, found.plan, found.screening_id, found.content_version) == (
            row.pk, row.on, row.plan, row.screening_id, row.content_version
        )  # fmt: skip
    assert plans.current(anna.id, DAY - timedelta(days=1)) is None
    assert plans.current(UUID(int=1), DAY) is None


def test_a_person_and_their_newest_screening_are_read_whole() -> None:
    account = add_account("anna")
    anna = settle(account, night_sweats=True)
    assert people.person_of(account.pk) == people.by_id(anna.id) == anna
    row = ScreeningRecord.objects.filter(person_id=anna.id).latest("made_at", "id")
    found = screening.latest(anna.id)
    assert found is not None
    names = ("answers", "outcome", "under_age", "is_settled", "on", "content_version")
    assert found.id == row.pk and found.clearance is None
    assert [getattr(found, name) for name in names] == [getattr(row, name) for name in names]


def test_a_parameter_that_stands_twice_is_refused() -> None:
    def twice(person_id: Any) -> QuerySet[Any, Any]:
        return Person.objects.filter(pk=person_id, account_id=person_id).values_list("pk")

    with pytest.raises(ValueError, match="once"):
        Prepared(twice, [UUID]).first(UUID(int=1))


def test_a_session_is_read_until_its_end_and_never_under_a_chosen_key() -> None:
    begun = SessionStore()
    begun["colour"] = "green"
    begun.save()
    key = begun.session_key
    assert SessionStore(key)["colour"] == "green"
    begun.get_model_class().objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    for absent in (key, "neverhandedoutkey"):
        found = SessionStore(absent)
        assert found.load() == {}
        assert found.session_key is None


def test_the_account_of_a_session_is_read_whole_and_a_closed_one_not_at_all() -> None:
    account, client, request = add_account("anna"), Client(), HttpRequest()
    client.force_login(account)
    request.session = client.session
    found = get_user(request)
    assert found == account
    stored = type(account).objects.get()
    names = [field.attname for field in stored._meta.concrete_fields]
    assert [getattr(found, name) for name in names] == [getattr(stored, name) for name in names]
    assert not found._state.adding
    type(account).objects.update(is_active=False)
    assert not get_user(request).is_authenticated
    type(account).objects.all().delete()
    assert not get_user(request).is_authenticated
