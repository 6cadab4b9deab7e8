"""Verbs about accounts: the owner's birth, and the way back in."""

from __future__ import annotations

import secrets
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password

from spineflow_web.accounts.models import User
from spineflow_web.store.setup_token import forget_setup_token
from spineflow_web.store.write_gate import writing, writing_alone

WORD_LIST = """
amber apple arrow basil beach birch bread brick candle canyon cedar cherry cloud clover comet
copper coral cotton crane daisy delta ember falcon feather fern field forest garden ginger
glacier granite harbour hazel heron honey island ivory jasmine juniper kettle lantern lemon
linen maple marble meadow melon mint mirror nectar oak ocean olive orchard otter pebble pepper
pine planet plum pond poplar quartz rabbit raven river robin saddle sage salmon silver spruce
stone summer sunset thistle thunder timber tulip valley velvet violet walnut willow window
"""
WORDS = WORD_LIST.split()


class OwnerExists(Exception):
    """Somebody was faster, or came back to the first page."""


def anyone_here() -> bool:
    """Whether the owner exists. One query by the smallest index."""
    return User.objects.exists()


def is_owner(account_id: UUID) -> bool:
    """Whether this is the first account, whose word counts for the house. Ids rise with time."""
    return User.objects.order_by("pk").values_list("pk", flat=True).first() == account_id


def create_owner(name: str, password: str | None) -> User:
    """The first account, made only while there is none.

    Without a password it cannot be signed in to yet: the page must add a passkey next. Raises
    `ValidationError` for a weak password and `OwnerExists` when the door is closed.
    """
    name = User.normalize_username(name).strip()
    owner = User(username=name)
    if password is not None:
        validate_password(password, owner)
    owner.set_password(password)  # hashing takes long, so it stands before the gate
    owner.full_clean(exclude=["password"])
    with writing_alone():
        if anyone_here():
            raise OwnerExists
        owner.save(force_insert=True)
    forget_setup_token()
    return owner


def reset_password(name: str, password: str, *, also_factors: bool) -> User | None:
    """A new password for this name, and the end of all its sessions. None for an unknown name."""
    account = User.objects.filter(username__iexact=name.strip()).first()
    if account is None:
        return None
    account.set_password(password)
    account.session_epoch += 1
    with writing():
        account.save(update_fields=["password", "password_is_short", "session_epoch"])
        if also_factors:
            Authenticator.objects.filter(user_id=account.pk).delete()
    return account


def easy_password() -> str:
    """Six short words and a number: readable over a telephone, about 45 bits."""
    words = [secrets.choice(WORDS) for _ in range(6)]
    return "-".join([*words, str(secrets.randbelow(90) + 10)])
