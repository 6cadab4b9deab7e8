"""Why something is in, out or changed: one sentence for each reason, the same on every page."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from spineflow.vocabulary.reason import Reason
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue


def reason_sentences(reasons: Iterable[Reason]) -> list[str]:
    """One sentence per reason, each once."""
    return _each_once(reason_sentence(reason.kind, reason.id) for reason in reasons)


def saved_reason_sentences(reasons: Iterable[Mapping[str, str]]) -> list[str]:
    """The same for the reasons of a saved plan, each with its `kind` and its `id`."""
    return _each_once(reason_sentence(reason["kind"], reason["id"]) for reason in reasons)


def reason_sentence(kind: str, name: str) -> str:
    """Its words; empty where the content no longer has them, as a plan may be older than it."""
    content = catalogue()
    safety = content.safety
    if kind == "constraint" and name in content.constraints:
        return say(content.constraints[name].sentence)
    if kind == "score" and name in content.days.weights:
        return say(content.days.weights[name].sentence)
    if kind == "condition" and name in safety.conditions:
        return _("Because %(why)s.") % {"why": say(safety.conditions[name].plain)}
    if kind == "rule" and name in safety.rules:
        return _("Because of %(why)s.") % {"why": say(safety.rules[name].topic)}
    if kind == "demand" and name in safety.demands:
        return _("It asks for this: %(what)s.") % {"what": say(safety.demands[name].plain)}
    return ""


def _each_once(sentences: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(sentence for sentence in sentences if sentence))
