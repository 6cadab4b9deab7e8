"""Whether the signs of pregnancy concern a person."""

from spineflow_web.store.screening import Screened

MAYBE_PREGNANT = {"pregnant", "unsure"}


def maybe_pregnant(screened: Screened) -> bool:
    """Also for who is not sure."""
    return screened.answers.get("pregnancy_status") in MAYBE_PREGNANT
