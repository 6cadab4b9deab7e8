"""One planned item beside its content: the form, and what its tokens leave open."""

from dataclasses import dataclass
from functools import cached_property

from spineflow.knowledge.practice import Level, Practice, Variant
from spineflow.planning.day_plan import PlannedItem
from spineflow.screening.forms import excluded_words
from spineflow.sessions.content import Pacing, Part, SessionContent

STANDING = "standing"


@dataclass(frozen=True)
class GuidedItem:
    """What every step of the item needs to know."""

    content: SessionContent
    planned: PlannedItem

    @property
    def id(self) -> str:
        """The practice."""
        return self.planned.item

    @cached_property
    def practice(self) -> Practice:
        """The practice's entry."""
        return self.content.practices[self.planned.item]

    @cached_property
    def variant(self) -> Variant:
        """The planned variant."""
        return next(each for each in self.practice.variants if each.id == self.planned.variant)

    @cached_property
    def level(self) -> Level:
        """The planned level; it alone knows the tempo and the rests."""
        wanted = (self.planned.level, self.planned.variant)
        return next(each for each in self.practice.levels if (each.level, each.variant) == wanted)

    @property
    def by_zone(self) -> bool:
        """Whether it is rolled zone by zone."""
        return "zone" in self.practice.choices

    @cached_property
    def pacing(self) -> Pacing | None:
        """How the breath goes with it, if content says so."""
        form = (self.id, self.planned.variant, self.planned.level)
        return next((each for each in self.content.pacings if each.suits(*form)), None)

    @cached_property
    def place(self) -> tuple[str, frozenset[str]]:
        """Where and how one is in it; a wall is for who stands."""
        postures = frozenset((*self.variant.demands, *self.level.demands)) & {
            "supine",
            "prone",
            "kneeling",
        }
        return STANDING if self.variant.id == "wall" else self.variant.id, postures

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Parts of this variant, the closed ones too."""
        return tuple(
            part
            for part in self.content.parts
            if (part.practice, part.variant) == (self.id, self.variant.id)
        )

    @cached_property
    def excluded(self) -> frozenset[str]:
        """Words the tokens take away."""
        return excluded_words(self.content.tokens[token] for token in self.planned.tokens)

    @cached_property
    def closed(self) -> tuple[Part, ...]:
        """Parts that must be neither said nor shown."""
        return tuple(part for part in self.parts if part.word in self.excluded)

    @cached_property
    def frames(self) -> tuple[str, ...]:
        """Key frames of the form, without those of closed parts."""
        hidden = {frame for part in self.closed for frame in part.frames}
        for movement in self.content.movements.get(self.id, ()):
            suits = not movement.levels or self.planned.level in movement.levels
            if suits and movement.variant == self.variant.id:
                return tuple(frame for frame in movement.frames if frame not in hidden)
        return ()

    def frames_of(self, part: Part) -> tuple[str, ...]:
        """The frames of one part, or those of no part: rather no picture than another zone's."""
        own = tuple(frame for frame in self.frames if frame in part.frames)
        elsewhere = {frame for each in self.parts for frame in each.frames}
        return own or tuple(frame for frame in self.frames if frame not in elsewhere)

    @cached_property
    def token_cues(self) -> tuple[str, ...]:
        """What the person's tokens ask of them here."""
        return tuple(f"token.{token}" for token in self.planned.tokens)

    @cached_property
    def start_cues(self) -> tuple[str, ...]:
        """The start, what the level asks, and the person's own limits."""
        form = f"{self.id}.{self.variant.id}"
        own = f"{form}.level.{self.level.level}"
        level = () if self._says_other_minutes else (own,)
        start = f"{own}.start" if self.level.start else f"{form}.start"
        return (start, *level, *self.token_cues)

    @property
    def _says_other_minutes(self) -> bool:
        """Whether the sentence of a walk, ride or swim names minutes that are not planned.

        Level 0 keeps its sentence: it alone says that one marches on the spot.
        """
        other = self.level.dose.minutes != self.planned.dose.minutes
        return self.practice.group == "cardio" and self.level.level > 0 and other

    @cached_property
    def step_cues(self) -> tuple[str, ...]:
        """The steps of the variant, without those of closed parts.

        A direction that is closed leaves one cue; a zone's steps are said at the zone. A level with
        steps of its own is another movement, to which the variant's parts do not belong.
        """
        if own := self.level.steps:
            form = f"{self.id}.{self.variant.id}.level.{self.level.level}"
            return tuple(f"{form}.step.{at}" for at in range(1, len(own) + 1))
        parts = self.parts if self.by_zone else self.closed
        elsewhere = {step for part in parts for step in part.steps}
        numbers = range(1, len(self.variant.steps) + 1)
        cues = tuple(self.step_cue(at) for at in numbers if at not in elsewhere)
        return (*cues, "back_to_the_middle") if self._is_one_way else cues

    @property
    def _is_one_way(self) -> bool:
        """Whether one of its two directions is closed."""
        return bool(self.closed) and "direction" in self.practice.choices

    @cached_property
    def how_cues(self) -> tuple[str, ...]:
        """How it is done, how to breathe in it, and the person's own limits.

        The breath of a movement with two directions names both, so it goes with a closed one; the
        steps that are left say how to breathe.
        """
        says = self.practice.breath and not self._is_one_way
        breath = (f"{self.id}.breath",) if says else ()
        return (*self.step_cues, *breath, *self.token_cues)

    def step_cue(self, number: int) -> str:
        """The cue of one step of the variant."""
        return f"{self.id}.{self.variant.id}.step.{number}"
