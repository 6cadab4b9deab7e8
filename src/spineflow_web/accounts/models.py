"""The custom user, from the first migration: changing it later would be a rebuild."""

from __future__ import annotations

import uuid
from typing import Any

import uuid_utils.compat
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

LONG_ENOUGH_ALONE = 15


def time_ordered_id() -> uuid.UUID:
    """UUIDv7: random keys scatter writes over the whole index, ordered ones do not."""
    return uuid_utils.compat.uuid7()


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None) -> User:
        user = User(username=User.normalize_username(username).strip())
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """An account. It has a name to sign in with and no e-mail address, rights or roles."""

    id = models.UUIDField(primary_key=True, default=time_ordered_id, editable=False)
    username = models.CharField(_("Name"), max_length=150, unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    # A password under 15 characters is allowed only while a second factor stands beside it.
    password_is_short = models.BooleanField(default=False)
    # Counted up when a factor is removed: sessions opened before that end.
    session_epoch = models.PositiveIntegerField(default=0)

    objects = UserManager()

    USERNAME_FIELD = "username"

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("username"), name="accounts_one_name_in_any_case")
        ]

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(raw_password)
        self.password_is_short = raw_password is not None and len(raw_password) < LONG_ENOUGH_ALONE

    def get_session_auth_hash(self) -> str:
        return self._hash_for_sessions()

    def get_session_auth_fallback_hash(self) -> Any:
        from django.conf import settings

        for key in settings.SECRET_KEY_FALLBACKS:
            yield self._hash_for_sessions(key)

    def _hash_for_sessions(self, secret: str | bytes | None = None) -> str:
        salt = "spineflow_web.accounts.User.get_session_auth_hash"
        value = f"{self.password}:{self.session_epoch}"
        return salted_hmac(salt, value, secret=secret, algorithm="sha256").hexdigest()
