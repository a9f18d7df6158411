"""Turns the hashed lock into an environment in .venv, and knows when that has to be done again."""

import hashlib
import importlib.util
import json
import platform
import shutil
import sys
from pathlib import Path

from processes import PYTHON, ROOT, VENV, SetupError, attempt, say

STAMP = VENV / "installed.json"
ALL_STEPS = ("venv", "packages", "project")


def wanted_stamp(dev: bool) -> dict[str, str]:
    """The record a finished environment leaves behind; any difference means something is to be done."""
    names = ["requirements.txt", "pyproject.toml", *(["requirements-dev.txt"] if dev else [])]
    hashes = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in names}
    return {"python": platform.python_version(), "root": str(ROOT), **hashes}


def read_stamp() -> dict[str, str]:
    try:
        return dict(json.loads(STAMP.read_text("utf-8"))) if Path(PYTHON).exists() else {}
    except (OSError, ValueError):
        return {}


def steps_needed(have: dict[str, str], want: dict[str, str]) -> tuple[str, ...]:
    """An environment for development is good for everything; one for the site alone is added to."""
    stale = {name for name, value in want.items() if have.get(name) != value}
    if stale - {"requirements-dev.txt", "pyproject.toml"}:
        return ALL_STEPS
    return ("packages", "project") if "requirements-dev.txt" in stale else ("project",) if stale else ()


def ensure_env(dev: bool) -> None:
    have, want, uv = read_stamp(), wanted_stamp(dev), shutil.which("uv") or ""
    steps = steps_needed(have, want)
    if not steps:
        return
    if have.get("uv") != uv:
        steps = ALL_STEPS  # an environment made by uv holds no pip
    # Without its stamp a half-made environment is known for what it is, and the next run starts afresh.
    STAMP.unlink(missing_ok=True)
    done = install(steps, dev, uv)
    if not done and uv:
        say("uv 没有装成，改用 pip 再试。")  # pip may know a mirror or a proxy that uv does not
        steps, uv = ALL_STEPS, ""
        done = install(steps, dev, uv)
    if not done:
        raise SetupError("环境没有装好：处理之后，再运行一次同样的命令。")
    kept = {} if "venv" in steps else have
    STAMP.write_text(json.dumps({**kept, **want, "uv": uv}, indent=1), "utf-8")


def install(steps: tuple[str, ...], dev: bool, uv: str) -> bool:
    lock = ROOT / ("requirements-dev.txt" if dev else "requirements.txt")
    count = lock.read_text("utf-8").count("==")
    add = [uv, "pip", "install", "--python", PYTHON] if uv else [PYTHON, "-m", "pip", "install"]
    hashed = [*add, "--require-hashes", "-r", str(lock)]
    return (
        ("venv" not in steps or make_venv(uv))
        and ("packages" not in steps or attempt(f"正在安装 {count} 个依赖包（只有第一次需要）", *hashed))
        and attempt("正在登记本项目", *add, "--no-deps", "--no-build-isolation", "-e", ".")
    )


def make_venv(uv: str) -> bool:
    if not uv and not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise SetupError("这个 Python 没有 venv：Debian、Ubuntu 请先运行 apt install python3-venv，再重试。")
    try:
        shutil.rmtree(VENV, ignore_errors=not VENV.exists())
    except OSError as problem:
        raise SetupError(f"删不掉旧的 .venv，请关掉正在用它的程序再重试（{problem}）。") from problem
    # Run from inside an active .venv, we still need the Python it was made from.
    base = getattr(sys, "_base_executable", sys.executable)
    make = [uv, "venv", "--python", base] if uv else [base, "-m", "venv"]
    return attempt("正在新建 Python 环境 .venv", *make, str(VENV))
