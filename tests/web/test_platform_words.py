"""Every word goes through gettext: pages in a language of brackets, templates, a real catalogue."""

from __future__ import annotations

import re
import struct
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.urls import reverse

from spineflow_web.actions.accounts import create_owner
from tests.household import PASSWORD, settle
from tests.web.pseudo_locale import CLOSE, OPEN, bare_words, pseudo_locale

pytestmark = pytest.mark.django_db
TEMPLATES = Path(__file__).resolve().parents[2] / "src/spineflow_web/pages/templates"
OWN_PAGES = [
    "account_logout", "account_inactive", "account_reauthenticate", "account_change_password",
    "mfa_reauthenticate", "mfa_index", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn",
    "mfa_activate_totp",
]  # fmt: skip


ADDED_BY = {"mfa_add_webauthn": "webauthn", "mfa_activate_totp": "totp"}


@pytest.fixture
def maria(client: Any) -> Any:
    """Signed in with every factor, and has just shown who she is."""
    cache.clear()
    owner = create_owner("maria", PASSWORD)
    settle(owner)
    for kind in ("totp", "webauthn", "recovery_codes"):
        data = {"name": "maria", "migrated_codes": ["12345678"]}
        Authenticator.objects.create(user=owner, type=kind, data=data)
    client.force_login(owner)
    session = client.session
    asking: Any = SimpleNamespace(session=session)
    record_authentication(asking, owner, "password", reauthenticated=True)
    session["began_at"] = session["seen_at"] = int(time.time())
    session.save()
    return client


@pytest.mark.parametrize("name", OWN_PAGES)
def test_account_pages_hold_no_bare_word(maria: Any, name: str) -> None:
    Authenticator.objects.filter(type=ADDED_BY.get(name)).delete()
    with pseudo_locale():
        answer = maria.get(reverse(name))
    assert answer.status_code == 200
    page = answer.content.decode()
    months = {time.strftime("%b"), time.strftime("%B")}
    assert OPEN in page and bare_words(page, leave={"maria", *months}) == []


def test_mistakes_hold_no_bare_word(maria: Any) -> None:
    with pseudo_locale():
        page = maria.post(reverse("account_change_password"), {"password1": "x"}).content.decode()
    assert page.count("problem") > 1 and bare_words(page) == []


def test_sign_in_and_refusals_hold_no_bare_word(client: Any) -> None:
    cache.clear()
    create_owner("maria", PASSWORD)
    wrong = {"login": "maria", "password": "not the password"}
    with pseudo_locale():
        answers = [
            client.get(reverse("account_login")),
            client.post(reverse("account_login"), wrong),
            client.get("/nowhere/"),
            client.get("/", headers={"host": "evil.example"}),
        ]
    for answer in answers:
        leave = {"SPINEFLOW_ALLOWED_HOSTS", "maria"}
        assert bare_words(answer.content.decode(), leave) == []


def test_the_bracket_language_finds_what_is_bare() -> None:
    page = f'<p>{OPEN}Good {OPEN}words{CLOSE}{CLOSE} 12</p><p>Bare <img alt="words"></p>'
    assert bare_words(page) == ["Bare", "words"]


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_no_template_holds_a_bare_word(path: Path) -> None:
    text = re.sub(r"{#.*?#}", "", path.read_text())
    text = re.sub(r"{% block (theme|main_class) %}.*?{% endblock %}", "", text)
    text = re.sub(r"(?s){% (blocktrans\w*) .*?{% end\1 %}", "", text)
    text = re.sub(r"{%.*?%}|{{.*?}}", "", text)
    assert bare_words(text) == []


# ---- a real catalogue, end to end --------------------------------------------------------------
def compiled(words: dict[str, str]) -> bytes:
    """A GNU .mo file, as msgfmt would make it."""
    pairs = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **words}.items())
    keys = [key.encode() for key, _ in pairs]
    values = [value.encode() for _, value in pairs]
    at, tables = 28 + 16 * len(pairs), []
    for text in (*keys, *values):
        tables.append(struct.pack("<II", len(text), at))
        at += len(text) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, at)
    return head + b"".join(tables) + b"".join(text + b"\0" for text in (*keys, *values))


def test_a_catalogue_in_locale_speaks_to_who_asks_for_it(
    client: Any, settings: Any, tmp_path: Path
) -> None:
    create_owner("maria", PASSWORD)
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.mo").write_bytes(compiled({"I cannot get in": "Ich komme nicht hinein"}))
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    page = client.get(reverse("account_login"), headers={"accept-language": "de"})
    assert "Ich komme nicht hinein" in page.content.decode()
    assert '<html lang="de"' in page.content.decode()
    assert "I cannot get in" in client.get(reverse("account_login")).content.decode()
