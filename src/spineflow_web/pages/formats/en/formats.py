"""Every date in one way round: 26 November 2026, as Today and the diary have it."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
