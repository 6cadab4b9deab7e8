"""A disk of its own whose power can be cut: an ext4 file system in a file, Linux and root only."""

from __future__ import annotations

import fcntl
import os
import struct
import subprocess
import time
from pathlib import Path

SIZE = 2 * 1024**3  # thin: only what is written takes room
GOING_DOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN in fs/ext4/ext4.h
WITHOUT_FLUSH = 2  # EXT4_GOING_FLAGS_NOLOGFLUSH: neither files nor the journal are written out
BUSY_FOR_S = 10


class NoDisk(Exception):
    """Why no such disk can be made on this machine."""


class Disk:
    """Mounted at `place`. A cut keeps what the kernel had brought to the device by then: what was
    synced, and of the rest what happened to be written. The file is not a disk with a cache of its
    own, so that the lies of such a one are not tested."""

    def __init__(self, folder: Path) -> None:
        self.image, self.place = folder / "disk.img", folder / "disk"
        self.place.mkdir()
        with self.image.open("wb") as file:
            file.truncate(SIZE)
        try:
            _run("mkfs.ext4", "-q", "-F", str(self.image))
            self.plug_in()
        except (OSError, subprocess.CalledProcessError) as problem:
            said = getattr(problem, "stderr", "") or str(problem)
            raise NoDisk(said.strip()) from None

    def plug_in(self) -> None:
        """Mounts it; the journal is played back as after any cut."""
        _run("mount", "-o", "loop", str(self.image), str(self.place))

    def cut(self) -> None:
        """From this moment nothing more reaches the disk; who writes gets an error."""
        place = os.open(self.place, os.O_RDONLY)
        try:
            fcntl.ioctl(place, GOING_DOWN, struct.pack("I", WITHOUT_FLUSH))
        finally:
            os.close(place)

    def pull_out(self) -> None:
        """Unmounts it, as soon as the last process that was killed has let go."""
        began = time.monotonic()
        while True:
            try:
                return _run("umount", str(self.place))
            except subprocess.CalledProcessError:
                if time.monotonic() - began > BUSY_FOR_S:
                    raise
                time.sleep(0.05)


def _run(*command: str) -> None:
    environment = {**os.environ, "PATH": f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"}
    subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
