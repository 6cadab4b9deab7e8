"""Who is signed in: read on every page, by a query that was compiled before."""

from __future__ import annotations

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.db import DEFAULT_DB_ALIAS

from spineflow_web.accounts.models import User
from spineflow_web.store.prepared import Prepared

NAMES = tuple(field.attname for field in User._meta.concrete_fields)
BY_ID = Prepared(lambda pk: User.objects.filter(pk=pk).values_list(*NAMES), [UUID])


class AccountBackend(AuthenticationBackend):
    """Signing in as allauth does it."""

    def get_user(self, user_id: UUID) -> User | None:
        """The account of a session; None if it is gone or switched off."""
        found = BY_ID.first(user_id)
        if found is None:
            return None
        user = User.from_db(DEFAULT_DB_ALIAS, NAMES, found)
        return user if self.user_can_authenticate(user) else None
