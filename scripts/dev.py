#!/usr/bin/env python3
"""The commands of this repository (serve, test, build, check, bench); they need only the standard library."""

# No syntax here is newer than Python 3.6: an old Python must get as far as saying that it is too old.

import argparse
import contextlib
import signal
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path
from subprocess import Popen

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

# Only now: what follows is written for a Python that is new enough.
from browsers import ensure_browser, ensure_chinese_font  # noqa: E402
from environment import ensure_env, read_stamp  # noqa: E402
from processes import PYTHON, ROOT, SetupError, attempt, child, run, say  # noqa: E402


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


def announce(host: str, port: int, server: "Popen[str]") -> None:
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
