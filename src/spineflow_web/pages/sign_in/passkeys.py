"""Removing a passkey, unless it is what the account still stands on."""

from __future__ import annotations

from typing import Any

from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.translation import gettext as _

from spineflow_web.pages.sign_in.adapter import is_last_support


class RemovePasskey(RemoveWebAuthnView):
    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponseRedirect:
        if is_last_support(self.get_object()):
            sentence = _("This is your only way in. Set a password of 15 or more characters first.")
            messages.error(self.request, sentence)
            return HttpResponseRedirect(str(self.success_url))
        answer: HttpResponseRedirect = super().form_valid(form)
        return answer


remove_passkey = RemovePasskey.as_view()
