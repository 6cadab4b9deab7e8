"""What the page says about what is on this device and what has arrived; the elements know no words.

Words in braces are filled in by the element.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from spineflow_web.store import records
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson


def sync_words() -> dict[str, Any]:
    """For the line on every page."""
    return {
        "label": _("What is saved and sent"),
        "all": _("Everything you entered has arrived."),
        "waiting": _("{n} saved on this device, not yet sent."),
        "loose": _("{n} not saved yet: keep this page open."),
        "unkept": _("This device has no room left to save it."),
        "offline": _("No connection."),
        "signed_out": _("You are signed out. What is here is sent once you sign in again."),
        "sign_in": _("Sign in"),
        "old": _(
            "Some of it has waited for three days or more. Find a connection soon, or save it as a "
            "file: a browser may clear what it keeps."
        ),
        "refused_title": _("Not taken by the server, still on this device: {n}"),
        "details": _("Details"),
        "let_go": _("Let it go"),
        "refused": {
            "known": _("There is another entry under the same name, so it could not be added."),
            "newer": _("This server does not know this kind of entry. It may need an update."),
            "time": _("Its date or time does not fit. The clock of this device may be wrong."),
            "other": _("Something in it was not as the server expects it."),
        },
        "again": _("Send again"),
        "save": _("Save as a file"),
        "kinds": {
            "water_drunk": _("Water"),
            "walk_done": _("A walk"),
            "pain_rated": _("How your back was"),
            "drink_taken": _("A drink"),
            "sweat_had": _("Heat or sweat"),
            "food_eaten": _("Food"),
            "quick_check": _("Quick check"),
            "signs_seen": _("What you noticed"),
            "adverse_event": _("Something went wrong"),
            "correction": _("Taken back"),
            "session_started": _("A session begun"),
            "session_finished": _("A session done"),
            "session_stopped": _("A session stopped"),
            "step_done": _("A step done"),
            "step_skipped": _("A step skipped"),
            "step_stopped": _("A step stopped"),
            "step_eased": _("A step made easier"),
            "needs_told": _("What you need of a nutrient"),
            "activity_done": _("Something you did"),
            "effort_told": _("How hard it was"),
            "illness_over": _("An illness that is over"),
            "warmth_had": _("Warmth"),
            "massage_had": _("Massage"),
            "therapist_found": _("What a therapist found"),
            "break_taken": _("A break"),
            "break_skipped": _("A break let go"),
            "pain_mapped": _("Where it hurts"),
            "measure_taken": _("One of your measures"),
        },
        "entry": _("An entry"),
    }


def day_log_words(person: KnownPerson, on: date) -> dict[str, Any]:
    """For the diary and the taps of food and drinks: words, and what an entry says of its place.

    `seq` says up to where the page tells the log; a page asks for it before it reads the day, so
    that it is never taken for newer than it is.
    """
    return {
        "seq": records.newest_seq(person.id),
        "time_zone": person.time_zone,
        "local_date": on.isoformat(),
        "content_version": catalogue().version,
        "words": {
            "water_drunk": _("Glasses saved on this device: {n}."),
            "pain_rated": _("{pain} of 10, saved on this device."),
            "walk_done": _("{minutes} minutes, saved on this device."),
            "loose": _("Not saved yet: keep this page open."),
            "drink_taken": _("Drinks saved on this device: {n}."),
            "sweat_had": _("{minutes} minutes of heat, saved on this device."),
            "food_eaten": _("Foods saved on this device: {n}."),
            "activity_done": _("I moved, {minutes} minutes: saved on this device."),
            "warmth_had": _("Warmth, {minutes} minutes: saved on this device."),
            "massage_had": _("Massage, {minutes} minutes: saved on this device."),
            "done": _("Done, saved on this device."),
            "undo": _("Take it back"),
            "saved": _("Saved: {what}."),
        },
    }
