"""The library."""
from __future__ import annotations
from typing import Any
import pytest
from django.urls import reverse
from tests.household import add_account, settle
pytestmark = pytest.mark.django_db

def test_it_opens(client: Any) -> None:
    account = add_account("maria")
    settle(account)
    client.force_login(account)
    page = client.get(reverse("practices")).content.decode()
    assert "Cat-Cow" in page
    from spineflow_web.store.catalogue import catalogue
    for p in catalogue().practices:
        r=client.get(reverse("practice",args=[p])); assert r.status_code==200,p
    for n in ("learn","evidence","sources","print_day"):
        assert client.get(reverse(n)).status_code==200
    for t in ("supports","against","unknown"):
        assert client.get(reverse("learn_topic",args=[t])).status_code==200
