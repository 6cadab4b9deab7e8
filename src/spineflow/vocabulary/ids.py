"""Identifiers as they stand in `content/` and on the wire: their shapes, and those code knows."""

from typing import Annotated

from pydantic import StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""A lower-case word such as ``cat_cow``: practices, conditions, tokens, messages, constraints."""

RuleId = Annotated[str, StringConstraints(pattern=r"^[EUC]\d\d$")]
"""A screening rule: its disposition's letter and a number."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""A sentence shown to a person; the English text is also its gettext id."""

WALKING, HYDRATION = "walking", "hydration_target"
"""The practices whose minutes and glasses follow rules of their own, so that code names them."""

ABOUT_YOU = "about_you"
"""The screen of age and sex, asked beside country and units: no symptom changes who somebody is."""
