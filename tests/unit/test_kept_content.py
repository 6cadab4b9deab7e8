"""Content kept beside the data: the same catalogue, and never in the way of the content itself."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from spineflow.catalogue import kept as kept_module
from spineflow.catalogue.kept import load_kept
from spineflow.catalogue.load import CONTENT, load
from spineflow.entries.problem import BrokenContent


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of content that a test may change."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def kept_files(data: Path) -> list[Path]:
    return sorted(data.iterdir())


def never(_folder: Path) -> None:
    raise AssertionError("the content was read again")


def test_the_second_start_gives_the_same_and_reads_nothing(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load_kept(data)
    monkeypatch.setattr(kept_module, "load", never)
    second = load_kept(data)
    assert second is not first
    for name in ("version", "practices", "foods", "claims", "weekly", "sources"):
        assert getattr(second, name) == getattr(first, name)
    assert second.safety.rules == load().safety.rules


def test_a_changed_word_is_read_and_what_was_kept_is_put_away(content: Path, data: Path) -> None:
    before = load_kept(data, content)
    (old,) = kept_files(data)
    goals = content / "planning" / "goals.toml"
    goals.write_text(goals.read_text() + "\n# a remark\n")
    after = load_kept(data, content)
    assert after.version != before.version
    assert kept_files(data) != [old] and len(kept_files(data)) == 1


def test_content_that_broke_is_refused_though_sound_content_is_kept(
    content: Path, data: Path
) -> None:
    load_kept(data, content)
    (content / "planning" / "goals.toml").write_text("goal = 3\n")
    with pytest.raises(BrokenContent, match=r"planning/goals\.toml"):
        load_kept(data, content)


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 4000])
def test_a_torn_file_counts_as_none_and_is_made_anew(
    data: Path, damage: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = load_kept(data).version
    (kept,) = kept_files(data)
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2] + damage)
    assert load_kept(data).version == version
    monkeypatch.setattr(kept_module, "load", never)
    assert load_kept(data).version == version


def test_a_foreign_object_counts_as_none(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_kept(data)
    (kept,) = kept_files(data)
    body = b"N."  # pickle's word for None
    kept.write_bytes(sha256(body).digest() + body)
    assert load_kept(data).version == load().version


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    assert load_kept(tmp_path / "not there").practices
    assert not (tmp_path / "not there").exists()
