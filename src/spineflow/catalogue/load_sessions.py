"""Reads what the guided sessions need beside the practices."""

from collections.abc import Mapping

from spineflow.entries.read import Reader
from spineflow.knowledge.movement import Movement
from spineflow.knowledge.practice import Practice
from spineflow.knowledge.programme import Constraint
from spineflow.screening.rule import Token
from spineflow.sessions.adverse_event import Harm, Severity
from spineflow.sessions.content import Cue, Pacing, Part, Rung, SessionContent, Timing
from spineflow.sessions.quick_check import PainRule, QuickQuestion
from spineflow.sessions.stop_rule import Sign
from spineflow.sessions.therapist_finding import TherapistFinding
from spineflow.sessions.warm_skin import WarmSkin

MOVEMENTS = "figures/movements.toml"
HEAT_MAX = "heat_minutes_max"
METHOD_HEAT_MAX = 20.0
"""The method's cap, where the named rule is missing: that is a problem by itself."""


def read_sessions(
    reader: Reader,
    practices: Mapping[str, Practice],
    tokens: Mapping[str, Token],
    constraints: Mapping[str, Constraint],
) -> SessionContent:
    """All of `sessions/`, and the movements where there are any."""
    heat = constraints.get(HEAT_MAX)
    cues = reader.table("sessions/cues.toml", "cue", Cue)
    timings = reader.table("sessions/timings.toml", "timing", Timing)
    rungs = reader.table("sessions/breath_ladder.toml", "rung", Rung)
    questions = reader.table("sessions/quick_check.toml", "question", QuickQuestion)
    signs = reader.table("sessions/stop_rules.toml", "sign", Sign)
    harms = reader.table("sessions/harms.toml", "harm", Harm)
    findings = reader.table("sessions/therapist_findings.toml", "finding", TherapistFinding)
    skins = reader.table("sessions/warm_skin.toml", "skin", WarmSkin)
    severities = reader.table("sessions/severities.toml", "severity", Severity)
    return SessionContent(
        practices=practices,
        tokens=tokens,
        heat_minutes_max=heat.value if heat and heat.value else METHOD_HEAT_MAX,
        cues={cue.id: cue for cue in cues},
        timings={timing.id: timing for timing in timings},
        rungs={rung.level: rung for rung in rungs},
        pacings=reader.table("sessions/pacing.toml", "pacing", Pacing),
        parts=reader.table("sessions/parts.toml", "part", Part),
        quick_questions={question.id: question for question in questions},
        pain_rules=reader.table("sessions/quick_check_pain.toml", "rule", PainRule),
        signs={sign.id: sign for sign in signs},
        harms={harm.id: harm for harm in harms},
        severities={severity.id: severity for severity in severities},
        therapist_findings={finding.id: finding for finding in findings},
        warm_skins={skin.id: skin for skin in skins},
        movements=_movements(reader),
    )


def _movements(reader: Reader) -> dict[str, tuple[Movement, ...]]:
    """Movements by practice, in the order of the file; a script without pictures is still one."""
    if not (reader.root / MOVEMENTS).is_file():
        return {}
    found: dict[str, tuple[Movement, ...]] = {}
    for movement in reader.table(MOVEMENTS, "movement", Movement):
        found[movement.practice] = (*found.get(movement.practice, ()), movement)
    return found
