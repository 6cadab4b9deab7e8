"""How many examples a law of the gate gets: 2,000 in the suite, 100,000 with `--long`."""

from hypothesis import HealthCheck, settings

SUITE, LONG = 2_000, 100_000


def register(long: bool) -> None:
    """Name the profile of the laws, before the test modules are read."""
    # A busy machine is no defect of what is tested.
    settings.register_profile("suite", deadline=None)
    settings.load_profile("suite")
    settings.register_profile(
        "law",
        max_examples=LONG if long else SUITE,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )


def law() -> settings:
    """The settings of a law: `@law()` above `@given`."""
    return settings(settings.get_profile("law"))
