"""Turns MkDocs events into calls of our own pipeline, and its pages and files into MkDocs' own."""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler

from playbook import csp, handwritten, publish, report
from playbook.build import Built, build
from playbook.desk import Desk, swept_later
from playbook.problems import Problem
from playbook.render import assets
from playbook.render.options import (
    REVIEW_DAYS,
    WRAP_UP,
    WRAP_UP_BLANKS,
    Options,
    unknown_blanks,
    wrong_review_days,
)
from playbook.render.pages import ALWAYS, Page
from playbook.search import DATA, INDEX, LUNR

log = logging.getLogger("mkdocs.plugins.playbook")
LOOK_EVERY = 0.05
FINDER_FILES = (LUNR, DATA, INDEX)
THEME = Path(__file__).parent / "theme"


class PlaybookConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's table in mkdocs.yml."""

    playbooks = option.Type(str, default="playbooks")
    organisation = option.Type(dict, default={})
    edit_url = option.Type(str, default="")
    allow_indexing = option.Type(bool, default=False)
    wrap_up = option.Type(str, default=WRAP_UP)
    review_days = option.Type(list, default=list(REVIEW_DAYS))


class GeneratedFile(File):
    """A file of ours; it counts as modified only if what would be written is not there already."""

    written: dict[str, str]
    digest: str

    def is_modified(self) -> bool:
        return self.written.get(self.dest_uri) != self.digest or not Path(self.abs_dest_path).exists()


class HtmlPage(MkDocsPage):
    """A page whose HTML is finished already: no Markdown is read or converted."""

    def __init__(self, made: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(made.title, file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        self.markdown = ""
        self.meta = {"description": self.made.description, "ours": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        self.content = self.made.html
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


class Compiled(jinja2.BytecodeCache):
    """Keeps compiled templates of the theme from one rebuild to the next."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _not_about_dirty(record: logging.LogRecord) -> bool:
    """Keeps back MkDocs' warning on dirty builds: our navigation holds sections only, so it stays right."""
    return "'dirty' build" not in record.getMessage()


class PlaybookPlugin(BasePlugin[PlaybookConfig]):  # type: ignore[no-untyped-call]
    """Checks the playbooks before anything is touched, then hands their pages to MkDocs."""

    def __init__(self) -> None:
        self.serving = False
        self.desk = Desk()
        self.built: Built | None = None
        self.index_at: File | None = None
        self.last_urls: tuple[str, ...] = ALWAYS
        self.written: dict[str, str] = {}
        self.pending: dict[str, str] = {}
        self.compiled = Compiled()
        self.target: Path | None = None
        self.told: tuple[Problem, ...] = ()
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)

    # Being defined makes MkDocs keep one instance, and with it what was read, over all rebuilds.
    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        self.serving = command == "serve"
        logging.getLogger("mkdocs.commands.build").addFilter(_not_about_dirty)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        config.use_directory_urls = False
        config.theme.dirs.insert(0, str(THEME))
        if assets.STYLESHEET not in config.extra_css:
            config.extra_css.append(assets.STYLESHEET)
        self._build(config)
        if self.serving and self.written:
            # The page for wrong addresses and the site map are there since the first build.
            config.theme.static_templates = set()
        if not self.serving:
            logging.getLogger("mkdocs").addHandler(self.warnings)
            self.target = Path(config.site_dir)
            config.site_dir = str(publish.prepare(self.target))
        return config

    def _build(self, config: MkDocsConfig) -> None:
        root = self._root(config)
        if not root.is_dir():
            raise PluginError(f"找不到内容文件夹：{self.config.playbooks}")
        if unknown := unknown_blanks(self.config.wrap_up):
            known = "、".join(WRAP_UP_BLANKS)
            raise PluginError(f"mkdocs.yml 里 wrap_up 的“{{{unknown[0]}}}”没有这一项；可以用：{known}")
        if wrong_review_days(self.config.review_days):
            raise PluginError("mkdocs.yml 里 review_days 要写五个从小到大的整数天数，如 [1, 2, 4, 8, 16]")
        options = Options(
            site_name=config.site_name,
            organisation={str(name): str(value) for name, value in self.config.organisation.items()},
            edit_url=self.config.edit_url,
            playbooks=root.name,
            wrap_up=self.config.wrap_up,
            review_days=tuple(self.config.review_days),
        )
        docs = Path(config.docs_dir)
        if self.serving:
            self.built = built = self.desk.make(root, options, docs, self._publish_index)
        else:
            with swept_later():
                self.built = built = build(root, options, docs=handwritten.pages(docs))
        self._tell(built)

    def _tell(self, built: Built) -> None:
        """Says what was found; what only reminds stops nothing, and is said once until it changes."""
        told, self.told = self.told, built.problems
        text, summary = report.text(built.problems, built.lines_of), report.summary(built.problems)
        if built.errors and not self.serving:
            raise PluginError(f"内容有错，没有发布，原来的网站还在。\n\n{text}\n\n{summary}")
        if built.errors:
            log.error("内容有错，网页上显示报告：\n\n%s\n\n%s", text, summary)
        elif built.problems and built.problems != told:
            log.info("可以发布，有几处提醒：\n\n%s\n\n%s", text, summary)

    def _root(self, config: MkDocsConfig) -> Path:
        given = os.environ.get("PLAYBOOK_DIR") or self.config.playbooks
        return Path(config.config_file_path or ".").parent / given

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        built = self.built
        if built is None:
            return files
        if built.site is None:
            pages = [built.report_page(url) for url in self.last_urls]
            extra = assets.all_files()
        else:
            pages, extra = list(built.site.pages), dict(built.site.files)
            self.last_urls = tuple(page.url for page in pages)
        self.pending = {}
        for page in pages:
            file = self._add(files, config, page.url.removesuffix(".html") + ".md", page.html)
            file.page = HtmlPage(page, file, config)
        for path, content in extra.items():
            self._add(files, config, path, content)
        self.index_at = files.get_file_from_path(f"{assets.FOLDER}/{INDEX}")
        return files

    def _publish_index(self, content: bytes) -> None:
        """Puts the index where the last build put the one before; whoever opens a page next gets it."""
        if self.index_at is None:
            return
        at = Path(self.index_at.abs_dest_path)
        beside = at.with_suffix(".new")
        try:
            beside.write_bytes(content)
            beside.replace(at)
        except OSError:
            # Serving has just been stopped, or the disk is full: the next edit writes it.
            return
        self.written[self.index_at.dest_uri] = _digest(content)

    def _add(self, files: Files, config: MkDocsConfig, path: str, content: str | bytes) -> GeneratedFile:
        file = GeneratedFile.generated(config, path, content=content)
        assert isinstance(file, GeneratedFile)
        file.written = self.written
        raw = content.encode() if isinstance(content, str) else content
        file.digest = _digest(raw)
        self.pending[file.dest_uri] = file.digest
        files.append(file)
        return file

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG002
        if self.serving:
            # Every rebuild makes a new environment; without this it would compile the theme again each time.
            env.bytecode_cache = self.compiled
        env.globals["playbook"] = {
            "boot": assets.BOOT,
            "finder_files": [f"{assets.FOLDER}/{name}" for name in FINDER_FILES],
            "common": self.built.common if self.built else (),
            "favicon": assets.FAVICON,
            "allow_indexing": self.config.allow_indexing,
        }
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.written = dict(self.pending)
        if self.serving:
            self.desk.shown()
        if self.target is None:
            return
        folder = Path(config.site_dir)
        (folder / "_headers").write_text(csp.headers_file(folder), "utf-8", newline="\n")
        strict_warnings = config.strict and any(count for _, count in self.warnings.get_counts())
        if strict_warnings:
            publish.discard(self.target)
        else:
            publish.swap(self.target)
        config.site_dir = str(self.target)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        if self.target is not None:
            publish.discard(self.target)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        # MkDocs looks for changes twice a second; a trainer waits for that as for everything else.
        server.observer._timeout = LOOK_EVERY
        server.build_delay = LOOK_EVERY
        server.watch(str(self._root(config)))
        return server
