"""`python3 run.py reset-password NAME`: the way back in, for whoever holds the machine."""

from __future__ import annotations

import getpass
import sys
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from spineflow_web.actions.accounts import easy_password, reset_password


class Command(BaseCommand):
    help = "Give an account a new password and end all its sessions."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--generate", action="store_true", help="make one up and print it")
        parser.add_argument(
            "--also-factors",
            action="store_true",
            help="also remove passkeys, the authenticator app and recovery codes",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        made_up = options["generate"] or not sys.stdin.isatty()
        password = easy_password() if made_up else _ask()
        account = reset_password(options["name"], password, also_factors=options["also_factors"])
        if account is None:
            raise CommandError(f"There is no account named {options['name']}.")
        if made_up:
            self.stdout.write(f"New password: {password}")
        self.stdout.write(f"{account.get_username()} has a new password. All sessions are ended.")
        if options["also_factors"]:
            self.stdout.write("Passkeys, authenticator app and recovery codes are removed.")
        elif Authenticator.objects.filter(user_id=account.pk).exists():
            self.stdout.write(
                "The second factor is still asked for. If it is lost too, run this again with "
                "--also-factors."
            )


def _ask() -> str:
    password = getpass.getpass("New password: ")
    try:
        validate_password(password)
    except ValidationError as problem:
        raise CommandError(" ".join(problem.messages)) from problem
    if getpass.getpass("The same again: ") != password:
        raise CommandError("The two are not the same. Nothing was changed.")
    return password
