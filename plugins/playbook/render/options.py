"""The one table of settings of a site: who we are, where the repository is, how the site behaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Options:
    """Settings of one site; everything works with none of them set.

    `organisation` gives values to placeholders whose source is the organisation. `edit_url` is the
    address of a file's editor on the forge, with `{path}` and `{line}` in it.
    """

    site_name: str = "催收话术手册"
    organisation: Mapping[str, str] = field(default_factory=dict)
    edit_url: str = ""
    playbooks: str = "playbooks"
