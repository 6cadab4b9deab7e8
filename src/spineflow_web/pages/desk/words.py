"""The words of the break clock, for its element."""

from django.utils.translation import gettext as _


def clock_texts() -> dict[str, str]:
    """By name; `{n}` is a number of minutes, `{time}` a time of day."""
    return {
        "sitting": _("Sitting for {n} min"),
        "next_in": _("Next break in about {n} minutes"),
        "next_soon": _("Next break in about a minute"),
        "after_typing": _("A break is due. It waits until you stop typing."),
        "due": _("Time to move a little"),
        "due_title": _("Move a little"),
        "on_break": _("Your break"),
        "quiet_until": _("Quiet until {time}"),
        "paused": _("The clock stands still"),
        "take": _("Take a break now"),
        "done": _("I did this"),
        "other": _("Show another one"),
        "minutes": _("{n} minutes"),
        "skip": _("Not now"),
        "cancel": _("Back to the clock"),
        "later": _("In {n} minutes"),
        "quiet_for": _("Do not disturb for"),
        "one_hour": _("1 hour"),
        "hours": _("{n} hours"),
        "end_quiet": _("End the quiet"),
        "every": _("A break every"),
        "pause": _("Stop the clock"),
        "go_on": _("Start the clock"),
        "sound": _("A soft tone"),
        "note": _("A note from the browser"),
        "note_title": _("Spineflow"),
        "note_text": _("Time to move a little"),
        "watch": _("Let the browser say when I am away"),
        "watching": _("The browser says when you are away."),
        "not_watching": _("The browser does not say when you are away."),
        "one_since": _("1 break since you opened this page"),
        "since": _("{n} breaks since you opened this page"),
        "saved": _("Saved"),
        "device": _("Saved on this device"),
        "unsaved": _("Not saved yet"),
        "was_away": _("You were away. The clock begins anew."),
        "let_go": _("Fine. The clock begins anew."),
        "well_done": _("Noted. The clock begins anew."),
    }
