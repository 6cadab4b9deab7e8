"""Accounts: the owner, passwords, rate limits before hashing, sessions that end."""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import get_hasher
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connections
from django.test import Client
from django.urls import reverse

from spineflow_web.accounts.hashers import BoundedArgon2
from spineflow_web.accounts.models import User
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


# ---- sessions ----------------------------------------------------------------------------------
DAY = 24 * 3600


def is_signed_in(client: Any) -> bool:
    return bool(client.get(reverse("mfa_index")).status_code == 200)


def test_a_session_ends_after_fourteen_idle_days(client: Any) -> None:
    create_owner("Maria", GOOD)
    began = time.time()
    with time_machine.travel(began, tick=False) as clock:
        sign_in(client)
        clock.shift(14 * DAY - 60)
        assert is_signed_in(client)
        clock.shift(14 * DAY - 60)
        assert is_signed_in(client), "looking at a page starts the idle days anew"
        clock.shift(14 * DAY + 60)
        assert not is_signed_in(client)


def test_a_session_in_daily_use_ends_after_ninety_days(client: Any) -> None:
    create_owner("Maria", GOOD)
    with time_machine.travel(time.time(), tick=False) as clock:
        sign_in(client)
        for _ in range(8):
            clock.shift(11 * DAY)
            assert is_signed_in(client)
        clock.shift(3 * DAY)
        assert not is_signed_in(client)


# ---- factors -----------------------------------------------------------------------------------
SHORT = "9 quince"


def add_factor(owner: User, kind: str) -> Authenticator:
    """The row alone: what it holds is only read when somebody signs in with it."""
    return Authenticator.objects.create(user=owner, type=kind, data={"name": "Telephone"})


def shown_again(client: Any, owner: User) -> Any:
    """Signed in, and has just shown who they are."""
    owner.refresh_from_db()
    client.force_login(owner)
    session = client.session
    asking: Any = SimpleNamespace(session=session)
    record_authentication(asking, owner, "password", reauthenticated=True)
    session["began_at"] = session["seen_at"] = int(time.time())
    session.save()
    return client


@pytest.mark.parametrize(
    ("kind", "is_enough"), [("totp", True), ("webauthn", True), ("recovery_codes", False)]
)
def test_eight_characters_are_enough_beside_a_second_factor(kind: str, is_enough: bool) -> None:
    owner = create_owner("Maria", GOOD)
    with pytest.raises(ValidationError, match="15"):
        validate_password(SHORT, owner)
    add_factor(owner, kind)
    if is_enough:
        validate_password(SHORT, owner)
    with pytest.raises(ValidationError, match="8" if is_enough else "15"):
        validate_password(SHORT[:7], owner)


def test_a_short_password_keeps_its_second_factor(client: Any) -> None:
    owner = create_owner("Maria", GOOD)
    factor = add_factor(owner, "totp")
    shown_again(client, owner)
    form = {"oldpassword": GOOD, "password1": SHORT, "password2": SHORT}
    assert client.post(reverse("account_change_password"), form).status_code == 302
    owner.refresh_from_db()
    assert owner.check_password(SHORT) and owner.password_is_short
    page = client.post(reverse("mfa_deactivate_totp"), follow=True).content.decode()
    assert Authenticator.objects.filter(pk=factor.pk).exists()
    assert "needs this second step" in page
    form = {"oldpassword": SHORT, "password1": GOOD, "password2": GOOD}
    client.post(reverse("account_change_password"), form)
    shown_again(client, owner)
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()


def test_the_only_way_in_is_not_removed(client: Any) -> None:
    owner = create_owner("Maria", None)
    first, second = add_factor(owner, "webauthn"), add_factor(owner, "webauthn")
    shown_again(client, owner)
    client.post(reverse("mfa_remove_webauthn", args=[first.pk]))
    assert not Authenticator.objects.filter(pk=first.pk).exists()
    shown_again(client, owner)
    page = client.post(reverse("mfa_remove_webauthn", args=[second.pk]), follow=True)
    assert Authenticator.objects.filter(pk=second.pk).exists()
    assert "This is your only way in" in page.content.decode()


@pytest.mark.parametrize("also_factors", [True, False])
def test_reset_password_takes_factors_only_when_told(also_factors: bool, capsys: Any) -> None:
    owner = create_owner("Maria", GOOD)
    for kind in ("totp", "webauthn", "recovery_codes"):
        add_factor(owner, kind)
    call_command("reset_password", "maria", "--generate", also_factors=also_factors)
    said = capsys.readouterr().out
    assert Authenticator.objects.count() == (0 if also_factors else 3)
    assert ("are removed" in said) is also_factors
    assert ("--also-factors" in said) is not also_factors
    owner.refresh_from_db()
    assert not owner.check_password(GOOD)


def test_reset_password_of_an_unknown_name_says_so() -> None:
    with pytest.raises(CommandError, match="no account named nobody"):
        call_command("reset_password", "nobody", "--generate")


# ---- the first owner ---------------------------------------------------------------------------
@pytest.mark.django_db(transaction=True)
def test_of_two_owners_at_once_one_is_made(monkeypatch: Any) -> None:
    """Both have passed the page's own look; only the look inside the gate stands between them."""
    both_are_past = threading.Barrier(2, timeout=10)

    def hash_together(self: BoundedArgon2, password: str, salt: str) -> str:
        both_are_past.wait()
        return "argon2$argon2id$fixed"

    monkeypatch.setattr(BoundedArgon2, "encode", hash_together)
    statuses: list[str] = []

    def come(name: str) -> None:
        form = {"name": name, "password": GOOD, "way": "password"}
        statuses.append(Client().post(reverse("welcome"), form)["Location"])
        connections.close_all()

    threads = [threading.Thread(target=come, args=(name,)) for name in ("maria", "eve")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert User.objects.count() == 1
    assert sorted(statuses) == ["/", reverse("disclaimer")]


def test_the_hasher_is_the_bounded_one() -> None:
    assert isinstance(get_hasher(), BoundedArgon2)
