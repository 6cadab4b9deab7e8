"""Who may ask for what: one row per route. A route without a row fails the build.

The words: `ANYONE` needs no account. `FIRST_RUN` is open only while no account exists.
`HALF_SIGNED_IN` is the step between password and second factor. `SIGNED_IN` needs an account.
`SCREENED` also needs the safety questions answered, and shows only what they allow.
`DEVICE` needs an account and answers in JSON. `SECRET_ADDRESS` opens to a long random secret.
"""

from __future__ import annotations

from enum import Enum


class Who(Enum):
    ANYONE = "anyone"
    FIRST_RUN = "anonymous, while no account exists"
    HALF_SIGNED_IN = "in the middle of signing in"
    SIGNED_IN = "signed in"
    SCREENED = "signed in, safety questions answered"
    SECRET_ADDRESS = "whoever holds the secret in the address"
    DEVICE = "signed in, asked by a script: a refusal is JSON, never a redirect"


POLICY: dict[str, Who] = {
    "healthz": Who.ANYONE,
    "worker": Who.ANYONE,
    "manifest": Who.ANYONE,
    "readyz": Who.ANYONE,
    # ---- signing in
    "account_login": Who.ANYONE,
    "account_inactive": Who.ANYONE,
    "account_logout": Who.ANYONE,
    "mfa_login_webauthn": Who.ANYONE,
    "mfa_authenticate": Who.HALF_SIGNED_IN,
    "account_reauthenticate": Who.SIGNED_IN,
    "mfa_reauthenticate": Who.SIGNED_IN,
    "mfa_reauthenticate_webauthn": Who.SIGNED_IN,
    # ---- one's own account
    "account_change_password": Who.SIGNED_IN,
    "account_set_password": Who.SIGNED_IN,
    "mfa_index": Who.SIGNED_IN,
    "mfa_activate_totp": Who.SIGNED_IN,
    "mfa_deactivate_totp": Who.SIGNED_IN,
    "mfa_view_recovery_codes": Who.SIGNED_IN,
    "mfa_generate_recovery_codes": Who.SIGNED_IN,
    "mfa_list_webauthn": Who.SIGNED_IN,
    "mfa_add_webauthn": Who.SIGNED_IN,
    "mfa_edit_webauthn": Who.SIGNED_IN,
    "mfa_remove_webauthn": Who.SIGNED_IN,
    # ---- the pages
    "welcome": Who.FIRST_RUN,
    "disclaimer": Who.SIGNED_IN,
    "about": Who.SIGNED_IN,
    "home": Who.SIGNED_IN,
    "food": Who.SIGNED_IN,
    "fluid_limit": Who.SIGNED_IN,
    "place": Who.SIGNED_IN,
    "times": Who.SIGNED_IN,
    "safety": Who.SIGNED_IN,
    "safety_screen": Who.SIGNED_IN,
    "safety_question": Who.SIGNED_IN,
    "safety_again": Who.SIGNED_IN,
    "safety_rest": Who.SIGNED_IN,
    "safety_help": Who.SIGNED_IN,
    "examined": Who.SIGNED_IN,
    "safety_words": Who.SIGNED_IN,
    "safety_words_also": Who.SIGNED_IN,
    "clearance": Who.SIGNED_IN,
    "clinician_limits": Who.SIGNED_IN,
    "clinician_limit_end": Who.SIGNED_IN,
    "safety_card": Who.SIGNED_IN,
    "screens_for": Who.SIGNED_IN,
    "prescribed_list": Who.SIGNED_IN,
    "prescribed_end": Who.SIGNED_IN,
    "settings": Who.SIGNED_IN,
    "settings_safety": Who.SIGNED_IN,
    "phone": Who.SIGNED_IN,
    "progress": Who.SIGNED_IN,
    "problems": Who.SIGNED_IN,
    "problems_file": Who.SIGNED_IN,
    "session_problem": Who.SIGNED_IN,
    "session_rest": Who.SIGNED_IN,
    "today": Who.SCREENED,
    "replan": Who.SCREENED,
    "today_wish": Who.SCREENED,
    "today_want": Who.SCREENED,
    "today_clash": Who.SCREENED,
    "change_item": Who.SCREENED,
    "item_skip": Who.SCREENED,
    "item_done": Who.SCREENED,
    "item_keep_level": Who.SCREENED,
    "worse": Who.SCREENED,
    "better": Who.SCREENED,
    "week": Who.SCREENED,
    "food_diary": Who.SCREENED,
    "food_eat": Who.SCREENED,
    "food_quick": Who.SCREENED,
    "food_copy": Who.SCREENED,
    "food_undo": Who.SCREENED,
    "food_favourite": Who.SCREENED,
    "food_week": Who.SCREENED,
    "food_own": Who.SCREENED,
    "food_own_away": Who.SCREENED,
    "food_recipe": Who.SCREENED,
    "food_recipe_eat": Who.SCREENED,
    "food_recipe_remove": Who.SCREENED,
    "drinks": Who.SCREENED,
    "drinks_heat": Who.SCREENED,
    "diary": Who.SIGNED_IN,
    "diary_undo": Who.SIGNED_IN,
    "diary_activity": Who.SCREENED,
    "diary_warmth": Who.SCREENED,
    "diary_massage": Who.SCREENED,
    "log_water": Who.SCREENED,
    "log_pain": Who.SCREENED,
    "log_walk": Who.SCREENED,
    "log_morning": Who.SCREENED,
    "log_undo": Who.SCREENED,
    "pain_map": Who.SCREENED,
    "desk": Who.SCREENED,
    "desk_log": Who.SCREENED,
    "session": Who.SCREENED,
    "session_check": Who.SCREENED,
    "session_gentle": Who.SCREENED,
    "session_log": Who.SCREENED,
    "session_stopped": Who.SCREENED,
    "session_after": Who.SCREENED,
    "explain": Who.SCREENED,
    "content_change_seen": Who.SCREENED,
    "prompt_aside": Who.SCREENED,
    "prescribed": Who.SCREENED,
    "prescribed_check": Who.SCREENED,
    "prescribed_log": Who.SCREENED,
    "print_day": Who.SCREENED,
    "practices": Who.SCREENED,
    "practice": Who.SCREENED,
    "helper_card": Who.SCREENED,
    "practice_feeling": Who.SCREENED,
    "learn": Who.SCREENED,
    "learn_topic": Who.SCREENED,
    "evidence": Who.SCREENED,
    "sources": Who.SCREENED,
    "reminders": Who.SIGNED_IN,
    "reminders_snooze": Who.SIGNED_IN,
    "reminders_feed": Who.SIGNED_IN,
    "reminders_push": Who.SIGNED_IN,
    "reminders_push_end": Who.SIGNED_IN,
    "reminders_house": Who.SIGNED_IN,
    # ---- read by calendars, which cannot sign in
    "calendar_feed": Who.SECRET_ADDRESS,
    # ---- JSON for devices
    "events": Who.DEVICE,
    "offline_pack": Who.DEVICE,
}
