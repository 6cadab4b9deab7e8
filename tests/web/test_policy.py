"""Every route has a row in the table, and refuses a stranger as its row says."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from spineflow_web.pages.middleware import HEADERS
from spineflow_web.pages.policy import POLICY, Who

SAMPLES = {"int": 1, "uuid": uuid.UUID(int=7), "str": "word", "slug": "word", "path": "word"}


def routes(resolver: Any = None) -> Iterator[URLPattern]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry)
        else:
            yield entry


def address(route: URLPattern) -> str:
    arguments = {
        name: KINDS.get(type(converter).__name__, "2026-11-23")
        for name, converter in route.pattern.converters.items()
    }
    return reverse(route.name, kwargs=arguments)


KINDS = {
    f"{name.capitalize() if name != 'uuid' else 'UUID'}Converter": value
    for name, value in SAMPLES.items()
}
KINDS["StringConverter"], KINDS["UUIDConverter"] = "word", uuid.UUID(int=7)
ROUTES = list(routes())


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert {route.name for route in ROUTES} == set(POLICY)


@pytest.mark.django_db
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_stranger_is_refused_where_the_table_says_so(client: Any, route: URLPattern) -> None:
    who = POLICY[route.name]
    for method in (client.get, client.post):
        response = method(address(route))
        assert set(HEADERS) <= set(response.headers)
        if who in (Who.SIGNED_IN, Who.SCREENED, Who.HALF_SIGNED_IN):
            assert response.status_code in (302, 403, 404, 405)
            if response.status_code == 302:
                assert response["Location"].startswith((reverse("account_login"), "/welcome"))
        if who is Who.SECRET_ADDRESS:
            assert response.status_code in (404, 405), "a guess leads nowhere"
