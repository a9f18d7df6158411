#!/usr/bin/env python3
"""The commands of this repository (serve, test, build, check, bench); they need only the standard library."""

# No syntax here is newer than Python 3.6: an old Python must get as far as saying that it is too old.

import argparse
import contextlib
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OLDEST_PYTHON = (3, 11)


def too_old(version: "tuple[int, int]") -> str:
    """The sentence for a Python that cannot run this project; empty for one that can."""
    if version >= OLDEST_PYTHON:
        return ""
    need, have = ("{}.{}".format(*numbers) for numbers in (OLDEST_PYTHON, version))
    return (
        f"需要 Python {need} 或更新的版本，现在是 {have}。(Python {need} or newer is needed, this is {have}.)"
    )


if too_old(sys.version_info[:2]):
    sys.exit(too_old(sys.version_info[:2]))

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
PYTHON = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
ALL_STEPS = ("venv", "packages", "project")

COMMANDS = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge")
MAC_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_FILES = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")


class SetupError(Exception):
    """Something only the reader can put right; the text says what and how."""


def say(text: str) -> None:
    print(text, flush=True)


# --- Child processes ---


def child_env(**more: str) -> dict[str, str]:
    env = {**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", **more}
    if "SOURCE_DATE_EPOCH" not in env and shutil.which("git"):
        # What is published depends on the commit, not on the day of the build.
        command = ["git", "log", "-1", "--format=%ct"]
        git = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if git.returncode == 0:
            env["SOURCE_DATE_EPOCH"] = git.stdout.strip()
    return env


@contextlib.contextmanager
def child(*command: str, env: dict[str, str], **options: Any) -> Iterator["subprocess.Popen[str]"]:
    """A process that does not outlive us, however we end."""
    process = subprocess.Popen(command, cwd=ROOT, env=child_env(**env), **options)
    try:
        yield process
    except KeyboardInterrupt:
        # The terminal has sent Ctrl+C to the child as well: let it tidy up.
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
        raise
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


def run(*command: str, **env: str) -> int:
    with child(*command, env=env) as process:
        return process.wait()


def attempt(title: str, *command: str, **env: str) -> bool:
    """A slow command behind one line that says what is going on; the end of its output if it fails."""
    say(f"{title}……")
    started, last = time.monotonic(), deque[str](maxlen=8)
    pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8", "errors": "replace"}
    terminal = sys.stdout.isatty()
    with child(*command, env=env, **pipe) as process:
        for line in process.stdout or ():
            last.append(line.rstrip())
            if terminal:
                print(f"\r{line.strip()[:76]:76}\r", end="", flush=True)
        done = process.wait() == 0
    if terminal:
        print(f"{'':76}\r", end="")
    if done:
        say(f"  完成，用了 {time.monotonic() - started:.1f} 秒")
    else:
        say("\n".join([*last, reason_for("\n".join(last).lower())]))
    return done


def reason_for(output: str) -> str:
    if "do not match the hashes" in output or "hash mismatch" in output:
        return "下载到的文件与锁定的校验值不一致，没有安装：请换一个网络或镜像再试。"
    if any(sign in output for sign in ("connect", "timed out", "timeout", "resol", "no matching")):
        return "连不上软件源：请检查网络，需要代理或镜像的先设好（如 PIP_INDEX_URL），然后重试。"
    return "没有成功，原因见上面几行。"


# --- The environment in .venv ---


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


# --- The browser for the tests ---


def find_browser() -> Path | None:
    """The browser named by PLAYBOOK_BROWSER, else a Chrome, Chromium or Edge installed on this machine."""
    named = os.environ.get("PLAYBOOK_BROWSER")
    if not named:
        return next(filter(starts, usual_places()), None)
    found = shutil.which(named)
    if not found:
        raise SetupError(f"PLAYBOOK_BROWSER 给出的“{named}”不是能运行的程序：请改正，或取消这个变量。")
    return Path(found)


def usual_places() -> Iterator[Path]:
    for command in COMMANDS:
        yield Path(shutil.which(command) or "")
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        yield from (folder / f"{app}.app/Contents/MacOS/{app}" for app in MAC_APPS)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        yield from (Path(os.environ.get(variable, "")) / file for file in WINDOWS_FILES)


def starts(browser: Path) -> bool:
    """Whether it is there and runs: Ubuntu's chromium may only say that a snap should be installed."""
    if os.name == "nt":
        return browser.is_file()  # Chrome on Windows opens a window when it is asked for its version
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        return (
            subprocess.run([browser, "--version"], capture_output=True, timeout=30, check=False).returncode
            == 0
        )
    return False


def playwright_browser() -> Path | None:
    code = "from playwright.sync_api import sync_playwright as s; print(s().start().chromium.executable_path)"
    answer = subprocess.run([PYTHON, "-c", code], env=child_env(), capture_output=True, check=False)
    path = Path(os.fsdecode(answer.stdout).strip())
    return path if starts(path) else None


def ensure_browser() -> Path:
    browser = find_browser() or playwright_browser()
    if not browser:
        patience = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000"}
        attempt(
            "没有找到浏览器，正在下载 Chromium", PYTHON, "-m", "playwright", "install", "chromium", **patience
        )
        browser = playwright_browser()
    if not browser and apt_install("chromium", "fontconfig", "fonts-noto-cjk"):
        browser = find_browser()
    if not browser:
        raise SetupError(
            "测试要用浏览器：请装好 Chrome、Chromium 或 Edge（或用 PLAYBOOK_BROWSER 给出路径）再重试。"
        )
    return browser


def apt_install(*packages: str) -> bool:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    attempt("正在更新系统的软件清单", "apt-get", "update", **quiet)
    command = ("apt-get", "install", "-y", "--no-install-recommends", *packages)
    return attempt(f"正在用 apt 安装 {'、'.join(packages)}（要一两分钟）", *command, **quiet)


def ensure_chinese_font() -> None:
    if sys.platform == "linux" and not has_chinese_font():
        apt_install("fontconfig", "fonts-noto-cjk")
        if not has_chinese_font():
            say("提醒：没有中文字体，测试里的汉字会是方框；请安装 fonts-noto-cjk 一类的字体。")


def has_chinese_font() -> bool:
    command = ["fc-list", ":lang=zh"]
    return bool(shutil.which("fc-list") and subprocess.run(command, capture_output=True, check=False).stdout)


# --- The commands ---


def serve(host: str, port: int) -> int:
    need_port(host, port)
    ensure_env(dev=False)
    say("正在检查话术、生成网站……")
    with child(PYTHON, "-m", "mkdocs", "serve", "--dirty", "-a", f"{host}:{port}", env={}) as server:
        threading.Thread(target=announce, args=(host, port, server), daemon=True).start()
        return server.wait()


def need_port(host: str, port: int) -> None:
    try:
        socket.create_server((host, port)).close()
    except (OSError, OverflowError) as problem:
        hint = f"请换一个，例如 python scripts/dev.py serve --port {port + 1}"
        raise SetupError(
            f"{host} 的 {port} 端口用不了，多半是被别的程序占着：{hint}（{problem}）。"
        ) from problem


def announce(host: str, port: int, server: "subprocess.Popen[str]") -> None:
    here = "127.0.0.1" if host == "0.0.0.0" else host
    while server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((here, port), timeout=1):
            say(f"\n网站好了，请打开 http://{here}:{port}/ （按 Ctrl+C 停止）\n")
            return
        time.sleep(0.1)


def test(arguments: list[str]) -> int:
    ensure_env(dev=True)
    browser = str(ensure_browser())
    ensure_chinese_font()
    say(f"测试用的浏览器：{browser}")
    code = ("plugins", "scripts", "tests")
    with tempfile.TemporaryDirectory() as folder:
        checks = {
            "ruff check": ("ruff", "check", *code),
            "ruff format": ("ruff", "format", "--check", *code),
            "mypy --strict": ("mypy", "--strict"),
            # A file stays on one worker: its fixtures are shared, and slow files run side by side.
            "pytest": ("pytest", "-n", "auto", "--dist", "loadfile", *arguments),
            "mkdocs build --strict": ("mkdocs", "build", "--strict", "-d", str(Path(folder, "site"))),
        }
        results = []
        for name, module in checks.items():
            say(f"\n=== {name} ===")
            started = time.monotonic()
            status = run(PYTHON, "-m", *module, PLAYBOOK_BROWSER=browser)
            results.append((status, f"{name}（{time.monotonic() - started:.1f} 秒）"))
    say("\n=== 总结 ===")
    for status, name in results:
        say(f"没通过  {name}" if status else f"通过    {name}")
    return int(any(status for status, _ in results))


def build(playbooks: Path | None, out: Path | None) -> int:
    if playbooks and not playbooks.is_dir():
        raise SetupError(f"没有“{playbooks}”这个文件夹：请检查 --playbooks 的写法。")
    ensure_env(dev=False)
    target = ["-d", str(out.resolve())] if out else []
    env = {"PLAYBOOK_DIR": str(playbooks.resolve())} if playbooks else {}
    return run(PYTHON, "-m", "mkdocs", "build", "--strict", *target, **env)


def check(arguments: list[str]) -> int:
    ensure_env(dev=False)
    return run(PYTHON, "-m", "playbook", "check", *arguments)


def new(arguments: list[str]) -> int:
    ensure_env(dev=False)
    return run(PYTHON, "-m", "playbook", "new", *arguments)


def bench(arguments: list[str]) -> int:
    ensure_env(dev=True)
    ensure_browser()
    uv = read_stamp().get("uv", "")
    add = [uv, "pip", "install", "--python", PYTHON] if uv else [PYTHON, "-m", "pip", "install"]
    if not attempt(
        "正在安装对照用的软件", *add, "--require-hashes", "-r", str(ROOT / "requirements-bench.txt")
    ):
        raise SetupError("对照用的软件没有装好：处理之后，再运行一次同样的命令。")
    return run(PYTHON, "scripts/bench/run.py", *arguments)


HELP = {
    "serve": "在本机打开网站，改了话术马上看到（--port 端口，--host 地址）",
    "test": "跑全部检查和测试；后面的参数交给 pytest",
    "build": "生成网站，有一处错就不发布（--playbooks 话术文件夹，--out 输出文件夹）",
    "check": "只检查话术，不生成网站；后面的参数交给 playbook check",
    "new": "按模板新建一个条目，如 new objection boss-away",
    "bench": "测速；后面的参数交给 scripts/bench/run.py",
}


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py", description="这个仓库的开发命令。", add_help=False)
    parser.add_argument("-h", "--help", action="help", help="显示这段说明")
    commands = parser.add_subparsers(dest="command", metavar="命令", required=True)
    made = {name: commands.add_parser(name, help=text, description=text) for name, text in HELP.items()}
    made["serve"].add_argument("--port", type=int, default=8000, help="端口，不写是 8000")
    made["serve"].add_argument("--host", default="127.0.0.1", help="地址，不写则只有本机能打开")
    made["build"].add_argument("--playbooks", type=Path, help="话术所在的文件夹")
    made["build"].add_argument("--out", type=Path, help="网站写到哪个文件夹")
    made["build"].add_argument("--strict", action="store_true", help="总是如此，写不写都一样")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    passed_on = {"test": test, "check": check, "new": new, "bench": bench}
    if arguments and arguments[0] in passed_on:
        return passed_on[arguments[0]](arguments[1:])
    options = read_arguments(arguments or ["--help"])
    if options.command == "serve":
        return serve(options.host, options.port)
    return build(options.playbooks, options.out)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that our children end as well
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupError as problem:
        say(str(problem))
        sys.exit(2)
    except KeyboardInterrupt:
        say("\n已停止。")
        sys.exit(130)
