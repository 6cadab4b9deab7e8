"""The threads beside the server go on after a failure, and end when told."""

from __future__ import annotations

import logging
import threading
from typing import Any

import pytest
from django.db import DatabaseError

from spineflow_web.jobs import reminder_keeper
from spineflow_web.jobs.certificate_keeper import CertificateKeeper


@pytest.mark.django_db
@pytest.mark.parametrize("problem", [DatabaseError("locked"), ValueError("pain in my back")])
def test_reminders_go_on_after_a_failure_and_say_nothing_of_it(
    monkeypatch: pytest.MonkeyPatch, caplog: Any, problem: Exception
) -> None:
    looked, again = [], threading.Event()

    def remind(now: Any) -> int:
        looked.append(now)
        if len(looked) == 1:
            raise problem
        again.set()
        return 0

    monkeypatch.setattr(reminder_keeper, "LOOK_S", 0.01)
    monkeypatch.setattr(reminder_keeper, "remind", remind)
    caplog.set_level(logging.DEBUG)
    keeper = reminder_keeper.ReminderKeeper()
    keeper.start()
    assert again.wait(10)
    keeper.end()
    assert not keeper.is_alive()
    assert "back" not in caplog.text


def test_a_certificate_that_could_not_be_renewed_is_tried_again(caplog: Any) -> None:
    looked, again = [], threading.Event()

    def renew() -> None:
        looked.append(1)
        if len(looked) == 1:
            raise OSError(28, "No space left on device")
        again.set()

    keeper = CertificateKeeper(renew, look_s=0.01)
    keeper.start()
    assert again.wait(10)
    keeper.end()
    assert not keeper.is_alive() and "No space left" in caplog.text
