"""A real browser, a mother at her phone on a Monday morning, and a population register that answers."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
import time_machine
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.stories.portal.conftest import MONDAY
from tests.stories.portal.visitor import Visitor

Opener = Callable[..., Page]


@pytest.fixture
def mai(chromium: Browser, transactional_db: None, settings: Settings) -> Iterator[Visitor]:
    """Mai, signed in."""
    settings.ENV = replace(settings.ENV, population_register="tests.stories.portal.register.KnowingRegister")
    with time_machine.travel(MONDAY, tick=True):
        yield Visitor().sign_in("mai", "Nguyễn Thị Mai", "001194012345")


@pytest.fixture
def opened(chromium: Browser, live_server: LiveServer, mai: Visitor) -> Iterator[Opener]:
    """A window of some width, signed in as Mai unless it is said otherwise."""
    contexts = []

    def window(
        *, width: int = 360, language: str = "vi", scripts: bool = True, scheme: str = "light", signed_in: bool = True
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 740},
            java_script_enabled=scripts,
            color_scheme="dark" if scheme == "dark" else "light",
            base_url=live_server.url,
        )
        contexts.append(context)
        cookies = {"language": language}
        if signed_in:
            cookies["session"] = mai.client.cookies["session"].value
        context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()])
        return context.new_page()

    yield window
    for context in contexts:
        context.close()
