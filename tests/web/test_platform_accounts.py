"""Accounts: the owner, passwords, rate limits before hashing, sessions that end."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.hashers import get_hasher
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from spineflow_web.accounts.hashers import BoundedArgon2
from spineflow_web.actions.accounts import OwnerExists, create_owner
from spineflow_web.pages.sign_in.first_run import needs_sign_in_method, setup_token_ok
from spineflow_web.store.setup_token import make_setup_token

GOOD = "four quiet garden words"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


def sign_in(client: Any, password: str = GOOD, name: str = "maria") -> Any:
    return client.post(reverse("account_login"), {"login": name, "password": password})


def test_only_one_owner_is_ever_created() -> None:
    create_owner("Maria", GOOD)
    with pytest.raises(OwnerExists):
        create_owner("Eve", GOOD)


@pytest.mark.parametrize("weak", ["short", "spineflowspineflow", "x" * 129])
def test_weak_passwords_are_refused(weak: str) -> None:
    with pytest.raises(ValidationError):
        create_owner("Maria", weak)


def test_signing_in_ignores_case_and_uses_argon2id(client: Any) -> None:
    owner = create_owner("Maria", GOOD)
    assert owner.password.startswith("argon2$argon2id$")
    assert sign_in(client).status_code == 302
    assert "_auth_user_id" in client.session


def test_the_limit_stands_before_the_hash(client: Any, monkeypatch: Any) -> None:
    create_owner("Maria", GOOD)
    hashes = []
    verify = BoundedArgon2.verify
    monkeypatch.setattr(
        BoundedArgon2, "verify", lambda self, *a: (hashes.append(1), verify(self, *a))[1]
    )
    for _ in range(12):
        response = sign_in(client, "wrong " + GOOD)
    assert len(hashes) == 5
    assert "Too many tries" in response.content.decode()


def test_reset_password_ends_every_session(client: Any, capsys: Any) -> None:
    create_owner("Maria", GOOD)
    sign_in(client)
    call_command("reset_password", "MARIA", "--generate")
    password = capsys.readouterr().out.splitlines()[0].removeprefix("New password: ")
    response = client.get(reverse("mfa_index"))
    assert response.status_code == 302 and reverse("account_login") in response["Location"]
    assert sign_in(client, password).status_code == 302


def test_the_sign_in_page_names_the_way_back_and_is_ours(client: Any) -> None:
    create_owner("Maria", GOOD)
    page = client.get(reverse("account_login")).content.decode()
    assert "python3 run.py reset-password NAME" in page
    assert "onclick" not in page and "style=" not in page


def test_the_setup_token_is_asked_of_everyone_who_is_not_at_this_machine(rf: Any) -> None:
    token = make_setup_token()
    near, far = rf.get("/"), rf.get("/", REMOTE_ADDR="192.168.1.9")
    relayed = rf.get("/", HTTP_X_FORWARDED_FOR="1.2.3.4")
    assert setup_token_ok(near, "")
    for request in (far, relayed):
        assert not setup_token_ok(request, "guess")
        assert setup_token_ok(request, token)
    create_owner("Maria", GOOD)
    assert not setup_token_ok(far, token)


def test_an_owner_without_password_has_no_way_in_yet() -> None:
    assert needs_sign_in_method(create_owner("Maria", None))


def test_an_idle_or_old_session_ends(client: Any) -> None:
    create_owner("Maria", GOOD)
    sign_in(client)
    session = client.session
    session["began_at"] -= 91 * 24 * 3600
    session.save()
    client.get(reverse("mfa_index"))
    assert "_auth_user_id" not in client.session


def test_the_hasher_is_the_bounded_one() -> None:
    assert isinstance(get_hasher(), BoundedArgon2)
