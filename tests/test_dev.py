"""The developer commands: what they say when something is in the way, and when they have nothing to do."""

import ast
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import browsers
import dev
import environment
import processes

LOCKS = ("requirements.txt", "requirements-dev.txt")
WANT = {"python": "3.11.7", "root": "here", "requirements.txt": "a", "pyproject.toml": "b"}
WANT_DEV = {**WANT, "requirements-dev.txt": "c"}


def run_dev(*arguments: str, **env: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, dev.__file__, *arguments]
    return subprocess.run(
        command, env={**os.environ, **env}, capture_output=True, encoding="utf-8", timeout=30, check=False
    )


def test_help_has_one_line_for_every_command():
    answer = run_dev("--help")
    assert answer.returncode == 0
    for command in ("serve", "test", "build", "check", "bench"):
        assert re.search(rf"^ +{command} +[^a-z]", answer.stdout, re.MULTILINE)


def test_an_old_python_is_told_what_it_lacks():
    assert "3.11" in dev.too_old((3, 8))
    assert "3.8" in dev.too_old((3, 8))
    assert dev.too_old((3, 11)) == dev.too_old((4, 0)) == ""


def test_an_old_python_can_read_the_file_at_all():
    ast.parse(Path(dev.__file__).read_text("utf-8"), feature_version=(3, 6))


def test_a_taken_port_is_named_with_the_way_out():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = run_dev("serve", "--port", str(port))
    assert answer.returncode == 2
    assert f"{port} 端口" in answer.stdout
    assert f"--port {port + 1}" in answer.stdout
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("port", [70000, -1])
def test_an_impossible_port_is_a_sentence_too(port):
    with pytest.raises(dev.SetupError, match=f"{port} 端口"):
        dev.need_port("127.0.0.1", port)


def test_a_missing_folder_of_playbooks_is_named(tmp_path):
    answer = run_dev("build", "--playbooks", str(tmp_path / "nowhere"))
    assert answer.returncode == 2
    assert "nowhere" in answer.stdout


@pytest.mark.parametrize(
    ("have", "want", "steps"),
    [
        ({}, WANT, environment.ALL_STEPS),
        ({**WANT, "uv": ""}, WANT, ()),
        (WANT_DEV, WANT, ()),
        (WANT, WANT_DEV, ("packages", "project")),
        ({**WANT_DEV, "pyproject.toml": "old"}, WANT_DEV, ("project",)),
        ({**WANT_DEV, "requirements-dev.txt": "old"}, WANT, ()),
        ({**WANT_DEV, "requirements.txt": "old"}, WANT, environment.ALL_STEPS),
        ({**WANT_DEV, "python": "3.11.6"}, WANT_DEV, environment.ALL_STEPS),
        ({**WANT_DEV, "root": "moved"}, WANT_DEV, environment.ALL_STEPS),
    ],
)
def test_only_what_has_changed_is_installed_again(have, want, steps):
    assert environment.steps_needed(have, want) == steps


def test_the_stamp_covers_everything_the_environment_is_made_from():
    assert environment.wanted_stamp(dev=False).keys() == WANT.keys()
    assert environment.wanted_stamp(dev=True).keys() == WANT_DEV.keys()


def test_a_failed_command_shows_its_last_lines_and_the_reason(capsys):
    code = "import sys; print(*range(99), sep='\\n'); sys.exit('Failed to establish a new connection')"
    assert not processes.attempt("正在试", sys.executable, "-c", code)
    said = capsys.readouterr().out
    assert "正在试……" in said
    assert "98" in said
    assert "\n42\n" not in said
    assert "连不上软件源" in said


def test_a_child_does_not_outlive_its_parent():
    with (
        pytest.raises(SystemExit),
        processes.child(sys.executable, "-c", "import time; time.sleep(60)", env={}) as process,
    ):
        sys.exit(1)
    assert process.poll() is not None


def test_the_browser_named_is_the_browser_used(monkeypatch):
    monkeypatch.setenv("PLAYBOOK_BROWSER", sys.executable)
    assert browsers.find_browser() == Path(sys.executable)


def test_a_browser_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setenv("PLAYBOOK_BROWSER", "nowhere/chrome")
    with pytest.raises(processes.SetupError, match="nowhere/chrome"):
        browsers.find_browser()


def test_a_file_that_does_not_run_is_no_browser(tmp_path):
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\nexit 10\n", "utf-8")
    stub.chmod(0o755)
    assert not browsers.starts(tmp_path / "missing")
    assert os.name == "nt" or not browsers.starts(stub)


def test_pages_see_the_readers_language_and_clock(page):
    assert page.evaluate("navigator.language") == "zh-CN"
    assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == "Asia/Shanghai"


@pytest.mark.parametrize("name", LOCKS)
def test_locks_are_hashed_and_name_no_host(name):
    text = (processes.ROOT / name).read_text("utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|\bfile:", text)
    entries = re.split(r"\n(?=\S)", text)
    assert [entry for entry in entries if not re.match(r"\S+==\S+ .*--hash=sha256:", entry, re.DOTALL)] == []


def test_the_lock_for_development_holds_the_runtime_lock():
    runtime, everything = (set((processes.ROOT / name).read_text("utf-8").splitlines()) for name in LOCKS)
    assert runtime <= everything


def test_the_lock_brings_what_an_editable_install_needs():
    assert re.search(r"^setuptools==", (processes.ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
