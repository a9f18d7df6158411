"""Turns a checked library into the files that the finder loads: entries with their words, index, lunr.js."""

from playbook.search.build import DATA, INDEX, LUNR, build
from playbook.search.documents import Doc

__all__ = ["DATA", "INDEX", "LUNR", "Doc", "build"]
