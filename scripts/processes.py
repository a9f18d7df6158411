"""Turns command lines into child processes that end with us, and into one line each on the screen."""

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


class SetupError(Exception):
    """Something only the reader can put right; the text says what and how."""


def say(text: str) -> None:
    print(text, flush=True)


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
