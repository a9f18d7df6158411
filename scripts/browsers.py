"""Finds a browser and a Chinese font for the tests, or gets them."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from processes import PYTHON, SetupError, attempt, child_env, say

COMMANDS = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge")
MAC_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_FILES = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")


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
