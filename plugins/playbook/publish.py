"""Turns a finished folder into the published one by renaming, so that no reader sees half a site."""

from __future__ import annotations

import shutil
from pathlib import Path


def staging_of(target: Path) -> Path:
    """The folder beside the target that a build writes into."""
    return target.with_name(f".{target.name}.new")


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def prepare(target: Path) -> Path:
    """Repairs a swap that was cut off, and gives an empty staging folder.

    A swap sets the old site aside, moves the new one in, then deletes the old one. Cut off between
    the first two steps it leaves no target: then the old site is put back.
    """
    old, staging = _old(target), staging_of(target)
    if old.exists():
        if target.exists():
            shutil.rmtree(old)
        else:
            old.rename(target)
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    return staging


def swap(target: Path) -> None:
    """Puts the staged site in the target's place."""
    old = _old(target)
    if target.exists():
        target.rename(old)
    staging_of(target).rename(target)
    shutil.rmtree(old, ignore_errors=True)


def discard(target: Path) -> None:
    """Drops a staged site that is not to be published."""
    shutil.rmtree(staging_of(target), ignore_errors=True)
