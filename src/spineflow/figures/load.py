"""Loads frames, movements and the body, checked against each other."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from spineflow.entries.problem import BrokenContent
from spineflow.entries.read import Reader
from spineflow.figures.contact import held
from spineflow.figures.frame import BackFrame, Body, Frame, TurnedFrame
from spineflow.figures.outline import ZONES
from spineflow.figures.skeleton import frame_pose
from spineflow.knowledge.body_map import Area
from spineflow.knowledge.movement import Movement

FRAMES = "figures/frames.json"
MOVEMENTS = "figures/movements.toml"
BODIES = "figures/bodies.toml"
BODY_MAP = "figures/body_map.toml"

AnyFrame = Frame | TurnedFrame | BackFrame
KINDS: Mapping[str, type[AnyFrame]] = {"feet": TurnedFrame, "front": TurnedFrame, "back": BackFrame}
"""Kinds of frames by their view; every other view is a `Frame`."""


@dataclass(frozen=True)
class Figures:
    """All that is drawn from: key frames by id, movements, the body, and the areas of its map."""

    body: Body
    frames: Mapping[str, AnyFrame]
    movements: tuple[Movement, ...]
    areas: tuple[Area, ...]

    def movement(self, practice: str, variant: str, level: int) -> Movement | None:
        """The movement of one form, or None if it has no figure."""
        for entry in self.movements:
            if (entry.practice, entry.variant) == (practice, variant) and (
                not entry.levels or level in entry.levels
            ):
                return entry
        return None


def load_figures(root: Path) -> Figures:
    """The figures of a content folder; BrokenContent names everything that is wrong."""
    reader = Reader(root)
    bodies = reader.table(BODIES, "body", Body)
    frames = _frames(reader)
    movements = reader.table(MOVEMENTS, "movement", Movement)
    areas = reader.table(BODY_MAP, "area", Area)
    if len(bodies) != 1 and not reader.problems:
        reader.problem(BODIES, "body", f"one body is drawn, {len(bodies)} are given")
    if not reader.problems:
        _check(reader, bodies[0], frames, movements)
    if reader.problems:
        raise BrokenContent(root, reader.problems)
    return Figures(bodies[0], frames, movements, areas)


def _frames(reader: Reader) -> dict[str, AnyFrame]:
    try:
        document = json.loads((reader.root / FRAMES).read_text(encoding="utf-8"))
    except FileNotFoundError:
        reader.problem(FRAMES, "", "the file is missing")
        return {}
    except (OSError, ValueError) as error:
        reader.problem(FRAMES, "", f"not valid JSON: {error}")
        return {}
    if not isinstance(document, dict):
        reader.problem(FRAMES, "", "must be an object of frames by id")
        return {}
    read = ((name, _frame(reader, name, row)) for name, row in document.items())
    return {name: frame for name, frame in read if frame is not None}


def _frame(reader: Reader, name: str, row: Any) -> AnyFrame | None:
    view = row.get("view", "side") if isinstance(row, dict) else "side"
    try:
        return KINDS.get(view, Frame).model_validate(row)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            path = ".".join((name, *map(str, detail["loc"])))
            reader.problem(FRAMES, path, f"{detail['msg']} (got {detail['input']!r:.80})")
    return None


def _check(
    reader: Reader, body: Body, frames: Mapping[str, AnyFrame], movements: tuple[Movement, ...]
) -> None:
    taken: set[tuple[str, str, int | None]] = set()
    for name, frame in frames.items():
        if isinstance(frame, Frame) and frame.partner and frame.partner not in frames:
            reader.problem(FRAMES, f"{name}.partner", f"no frame {frame.partner!r}")
    for at, entry in enumerate(movements):
        where = f"movement.{at}"
        for level in entry.levels or (None,):
            form = (entry.practice, entry.variant, level)
            whole = (entry.practice, entry.variant, None)
            if form in taken or whole in taken:
                reader.problem(MOVEMENTS, where, f"{form} stands here twice")
            taken.add(form)
        for zone in set(entry.highlight) - ZONES.keys():
            reader.problem(MOVEMENTS, f"{where}.highlight", f"no zone {zone!r}")
        missing = [name for name in entry.frames if name not in frames]
        for name in missing:
            reader.problem(MOVEMENTS, f"{where}.frames", f"no frame {name!r}")
        if missing:
            continue
        if entry.still is not None and entry.still >= len(entry.frames):
            reader.problem(MOVEMENTS, f"{where}.still", f"there is no frame {entry.still}")
        shown = [frames[name] for name in entry.frames]
        if len({frame.view for frame in shown}) > 1:
            reader.problem(MOVEMENTS, f"{where}.frames", "frames of different views")
            continue
        poses = tuple(frame_pose(body, frame) for frame in shown if isinstance(frame, Frame))
        for contact in entry.contacts if poses else ():
            if not any(held(poses, contact, side) for side in (0, 1)):
                reader.problem(
                    MOVEMENTS, f"{where}.contacts", f"{contact!r} is not at one place in all frames"
                )
