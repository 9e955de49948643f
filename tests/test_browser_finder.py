"""The browser tests find a browser, or say what to install: they are never skipped."""

import pytest

from tests import browser


@pytest.fixture
def bare_machine(monkeypatch):
    """A machine on which no browser can be found, and nothing can be installed."""
    asked = []
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setattr(browser, "find_browser", lambda: None)
    monkeypatch.setattr(browser, "run", lambda command: asked.append(command) or False)
    return asked


def test_a_named_browser_is_taken_before_any_other(tmp_path, monkeypatch):
    named = tmp_path / "my chrome"
    named.write_text("#!/bin/sh\n")
    named.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(named))
    assert browser.find_browser() == str(named)


def test_a_named_browser_that_is_not_there_is_an_error_and_nothing_is_installed(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "nowhere"))
    monkeypatch.setattr(browser, "run", lambda command: asked.append(command) or False)
    with pytest.raises(browser.NoBrowserError):
        browser.ensure_browser()
    assert asked == []


def test_without_a_browser_the_message_says_what_to_install(bare_machine, monkeypatch):
    monkeypatch.setattr(browser, "as_administrator", lambda: None)
    with pytest.raises(browser.NoBrowserError, match="apt install chromium fonts-noto-cjk"):
        browser.ensure_browser()
    assert bare_machine[-1][-3:] == ["playwright", "install", "chromium"]


def test_on_debian_a_chinese_font_is_installed_with_the_browser_where_there_is_none(bare_machine, monkeypatch):
    monkeypatch.setattr(browser, "as_administrator", lambda: ["sudo", "-n"])
    monkeypatch.setattr(browser.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(browser, "has_chinese_font", lambda: False)
    browser.install_with_system()
    assert bare_machine[1][:3] == ["sudo", "-n", "apt-get"]
    assert bare_machine[1][-2:] == ["chromium", "fonts-noto-cjk"]


@pytest.mark.parametrize(("user", "sandbox"), [(0, False), (1000, True)])
def test_the_sandbox_is_off_for_root_only(monkeypatch, user, sandbox):
    monkeypatch.setattr(browser.os, "geteuid", lambda: user)
    assert browser.launch_options("/usr/bin/chromium")["chromium_sandbox"] is sandbox
