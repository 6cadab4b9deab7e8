"""What a password must be: long, and not one everybody tries first (NIST 800-63B-4)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from spineflow_web.accounts.models import LONG_ENOUGH_ALONE

LONG_ENOUGH_WITH_FACTOR = 8
LONGEST = 128
APP_WORDS = ("spineflow", "backpain", "lowerback", "catcow", "childspose", "password")


class LengthForItsCompany:
    """15 characters alone, 8 beside an authenticator app or a passkey, 128 at most."""

    def validate(self, password: str, user: Any = None) -> None:
        least = LONG_ENOUGH_WITH_FACTOR if _has_factor(user) else LONG_ENOUGH_ALONE
        if len(password) < least:
            message = _("Use at least %(least)d characters. Four ordinary words are good.")
            raise ValidationError(message, code="password_too_short", params={"least": least})
        if len(password) > LONGEST:
            message = _("Use at most %(longest)d characters.")
            raise ValidationError(message, code="password_too_long", params={"longest": LONGEST})

    def get_help_text(self) -> str:
        return _("At least 15 characters. Four ordinary words are good.")


class NotOurOwnWords:
    """Words of this product, repeated or with digits behind them, are guessed first."""

    def validate(self, password: str, user: Any = None) -> None:
        letters = "".join(letter for letter in password.lower() if letter.isalpha())
        for word in (*APP_WORDS, str(getattr(user, "username", "")).lower()):
            if word and letters and not letters.replace(word, ""):
                raise ValidationError(
                    _("This password is easy to guess. Choose other words."),
                    code="password_too_common",
                )

    def get_help_text(self) -> str:
        return ""


def _has_factor(user: Any) -> bool:
    if user is None or not getattr(user, "pk", None) or user._state.adding:
        return False
    from allauth.mfa.models import Authenticator
    from allauth.mfa.utils import is_mfa_enabled

    return bool(is_mfa_enabled(user, types=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]))
