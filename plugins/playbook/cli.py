"""Turns command-line words into work on a playbooks folder: check, scan, explain, new, schema, coverage."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from playbook import build, report, rules, schema, skeleton
from playbook.model.kinds import KIND
from playbook.model.text import FILL
from playbook.problems import Severity
from playbook.reader import Reader
from playbook.rules.likeness import scan
from playbook.rules.red_line import Hit

CLEAN, PROBLEMS, CANNOT = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives 0 when all is well, 1 on findings, 2 when it could not run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except BrokenPipeError:
        return CANNOT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m playbook", description="检查和维护话术内容")
    commands = parser.add_subparsers(required=True, metavar="命令")

    def command(name: str, about: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about)
        added.add_argument("--playbooks", type=Path, default=Path("playbooks"), help="内容文件夹")
        added.set_defaults(run=run)
        return added

    check = command("check", "检查全部内容，列出所有问题", _check)
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="报告格式")
    check.add_argument("--as-of", type=date.fromisoformat, help="按这一天查复核是否过期，如 2026-12-01")
    scan = command("scan", "用红线检查一段文字（只认直白的说法，查不出不等于合规）", _scan)
    scan.add_argument("--format", choices=("text", "json"), default="text", help="报告格式")
    scan.add_argument("file", help="文字文件；写 - 就从键盘或管道读")
    explain = command("explain", "说明一条规则为什么这样定", _explain)
    explain.add_argument("rule", nargs="?", help="规则编号；不写就列出全部")
    new = command("new", "按模板新建一个条目", _new)
    new.add_argument("kind", choices=sorted(KIND), metavar="类别", help="、".join(sorted(KIND)))
    new.add_argument("id", metavar="编号", help="小写字母、数字和短横线，如 boss-away")
    command("schema", "写出编辑器用的字段提示（schemas 和 .vscode）和每类的模板（_template.yml）", _schema)
    command("coverage", "列出还没有条目教到的知识点", _coverage)
    return parser


def _missing(folder: Path) -> bool:
    if folder.is_dir():
        return False
    print(f"找不到内容文件夹：{folder}。请在项目根目录运行，或用 --playbooks 指定。", file=sys.stderr)
    return True


def _shown(folder: Path) -> str:
    """How messages name the content folder: from where the command was run, if it lies below."""
    here = Path.cwd()
    whole = folder.resolve()
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else whole.as_posix()


def _check(options: argparse.Namespace) -> int:
    if _missing(options.playbooks):
        return CANNOT
    library, problems = build.check(
        options.playbooks, shown_as=_shown(options.playbooks), as_of=options.as_of
    )
    found = tuple(problems)
    if options.format == "json":
        print(report.as_json(found))
    elif options.format == "github":
        print(report.as_annotations(found))
    else:
        lines = {file: document.lines for file, document in library.documents.items()}
        text = report.text(found, lambda file: lines.get(file, ()))
        print(text, report.summary(found), sep="\n\n" if text else "")
    return PROBLEMS if problems.errors else CLEAN


def _scan(options: argparse.Namespace) -> int:
    if _missing(options.playbooks):
        return CANNOT
    try:
        raw = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        print(f"读不了 {options.file}：{error.strerror}", file=sys.stderr)
        return CANNOT
    except UnicodeDecodeError:
        print(f"{options.file} 不是 UTF-8 编码，请另存为 UTF-8。", file=sys.stderr)
        return CANNOT
    print("正在读红线和例句……", file=sys.stderr)
    library, _ = Reader().load(options.playbooks)
    rows = [_hit(options.file, text, hit) for hit in scan(library, text)]
    if options.format == "json":
        print(json.dumps({"problems": rows}, ensure_ascii=False, indent=2))
    else:
        for row in rows:
            mark = "" if row["severity"] == Severity.ERROR.value else "（请人看一眼）"
            print(f"{row['file']}:{row['line']}:{row['column']}: {mark}{row['message']}\n  {row['hint']}")
        print(f"共 {len(rows)} 处。" if rows else "没有查到红线用语，也没有像反例的句子；这不等于合规。")
    return PROBLEMS if rows else CLEAN


def _hit(file: str, text: str, hit: Hit) -> dict[str, str | int]:
    before = text[: hit.start]
    named = f"红线 {hit.red_line}（{hit.title}）"
    told = f"像{named}的反例“{hit.like}”" if hit.like else f"碰到{named}"
    return {
        "file": file,
        "line": before.count("\n") + 1,
        "column": hit.start - (before.rfind("\n") + 1) + 1,
        "rule": hit.red_line,
        "severity": hit.severity.value,
        "message": f"“{hit.words}”{told}",
        "hint": f"改成这样说：{hit.instead}",
    }


def _explain(options: argparse.Namespace) -> int:
    if options.rule is None:
        for rule, manual in sorted(rules.MANUALS.items()):
            print(f"{rule}：{manual.splitlines()[0]}")
        return CLEAN
    if options.rule not in rules.MANUALS:
        print(f"没有“{options.rule}”这条规则。运行 python -m playbook explain 看全部。", file=sys.stderr)
        return CANNOT
    print(f"{options.rule}\n\n{rules.MANUALS[options.rule]}")
    return CLEAN


def _new(options: argparse.Namespace) -> int:
    if _missing(options.playbooks):
        return CANNOT
    kind = KIND[options.kind]
    text = skeleton.skeleton(kind, options.id)
    if kind.is_registry:
        path = options.playbooks / kind.home
        before = path.read_text("utf-8") if path.exists() else ""
        if f"\n{options.id}:" in f"\n{before}":
            print(f"{path} 里已经有“{options.id}”。", file=sys.stderr)
            return CANNOT
        text = f"{before.rstrip()}\n\n{text}".lstrip()
    else:
        path = options.playbooks / kind.home / f"{options.id}.yml"
        if path.exists():
            print(f"{path} 已经有了，换一个编号。", file=sys.stderr)
            return CANNOT
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
    print(f"写好了 {path}。把每一个“{FILL}”换成内容，再运行检查。")
    return CLEAN


def _schema(options: argparse.Namespace) -> int:
    root = options.playbooks.resolve().parent
    for name in [*schema.write(root), *skeleton.write_templates(options.playbooks)]:
        print(f"更新了 {name}")
    return CLEAN


def _coverage(options: argparse.Namespace) -> int:
    if _missing(options.playbooks):
        return CANNOT
    library, _ = Reader().load(options.playbooks)
    taught = {point for item in library.items.values() for point in item.covers}
    points = library.of("point")
    missing = [item for item in points if item.stem not in taught]
    for item in missing:
        print(f"{item.stem}\t{item.title}\t{item.record.compliance.label}")
    print(f"共 {len(points)} 个知识点，教到 {len(points) - len(missing)} 个，还差 {len(missing)} 个。")
    return PROBLEMS if missing else CLEAN
