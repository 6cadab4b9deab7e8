"""Every word the player shows or says, translated here: the element itself knows no language.

Words in braces are filled in by the element.
"""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """The player's words by their names."""
    return {
        "start": _("Start"),
        "not_now": _("Not now"),
        "pause": _("Pause"),
        "resume": _("Go on"),
        "back": _("Back"),
        "skip": _("Skip"),
        "easier": _("Easier"),
        "complete": _("Done"),
        "stop": _("Stop"),
        "stop_title": _("Stop here?"),
        "stop_rules_title": _("Stop at once if"),
        "stop_here": _("Stop here"),
        "go_on": _("Go on"),
        "check_title": _("Look at your skin"),
        "check_text": _(
            "Lift the warmth and look. Even pink is fine. Stop if you see blotches, a "
            "net-like pattern or a blister, or if it hurts or feels numb."
        ),
        "check_ok": _("It looks fine"),
        "check_stop": _("Stop the heat"),
        "kind_ready": _("Get ready"),
        "kind_move": _("Move"),
        "kind_hold": _("Hold"),
        "kind_rest": _("Rest"),
        "kind_switch": _("Change sides"),
        "kind_breathe": _("Breathe"),
        "kind_heat": _("Warmth"),
        "kind_check": _("Check"),
        "kind_walk": _("Walk"),
        "kind_roll": _("Roll"),
        "breathe_in": _("Breathe in"),
        "breathe_hold": _("Hold softly"),
        "breathe_out": _("Breathe out"),
        "round": _("Round {round} of {rounds}"),
        "rep": _("{rep} of {reps}"),
        "next": _("Next: {title}"),
        "last": _("This is the last one"),
        "minutes_left": _("{minutes} min left"),
        "under_a_minute": _("Under a minute left"),
        "about_minutes": _("About {minutes} minutes"),
        "about_a_minute": _("About a minute"),
        "turn_back": _("Half way. Turn back now."),
        "paused": _("Paused"),
        "paused_away": _("Paused while you were away"),
        "paused_heat": _("Paused. Take the warmth off your back."),
        "heat_cap": _("The time for warmth is over. Take it off."),
        "resumed": _("Going on"),
        "eased": _("Easier from here"),
        "half": _("Half way"),
        "ten": _("Ten seconds"),
        "finished": _("Done"),
        "finished_text": _("Minutes: {minutes}. Take a moment before you get up."),
        "stopped": _("Stopped"),
        "stopped_text": _("What you did so far is kept."),
        "stopped_skin": _(
            "Take the warmth off and let your skin cool. Ask a clinician if a blister, "
            "pain or numbness stays."
        ),
        "after": _("How is your back now?"),
        "why_stopped": _("What made you stop?"),
        "problem": _("Something went wrong"),
        "today": _("Back to today"),
        "saved": _("Saved"),
        "device": _("Saved on this device"),
        "unsaved": _("Not saved yet"),
        "unkept": _(
            "This device has no room left to save. You can go on. "
            "Keep this page open until it says “Saved”."
        ),
        "signed_out": _(
            "You are signed out. You can go on: what you do is saved on this device "
            "and sent once you sign in again."
        ),
        "unkept_end": _(
            "This device has no room left to save. Keep this page open until it says “Saved”."
        ),
        "signed_out_end": _(
            "You are signed out. What you did is saved on this device and sent once you sign "
            "in again."
        ),
        "options": _("Sound and keys"),
        "mute": _("Sound off"),
        "volume": _("Volume"),
        "voice": _("Spoken cues"),
        "no_voice": _("This device has no voice of its own."),
        "mode": _("Follow it by"),
        "mode_full": _("Screen and sound"),
        "mode_audio": _("Sound only"),
        "mode_quiet": _("Quiet: captions and vibration"),
        "which_voice": _("Voice"),
        "pace": _("Pace of the voice"),
        "captions": _("Captions"),
        "shakes": _("Vibration"),
        "letters": _("Letter keys (E easier, M sound)"),
        "keys": _(
            "Space or two taps: pause. Arrows: back and skip. Escape: stop. Media keys work too."
        ),
    }
