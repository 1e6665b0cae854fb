"""A real browser at the desk of a real ward on a Monday morning."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from onedoor.base.actor import Actor
from onedoor.dossiers import operations
from onedoor.dossiers.terms import Outcome, SupplementItem
from tests.stories.desk import ward

Opener = Callable[..., Page]


@pytest.fixture
def people(chromium: Browser, transactional_db: None) -> Iterator[tuple[dict[str, Actor], time_machine.Traveller]]:
    """The staff of the ward and a mother, and the clock."""
    with time_machine.travel(ward.MONDAY, tick=True) as clock:
        yield {name: ward.officer(name) for name in ward.STAFF} | {"mai": ward.citizen()}, clock


@pytest.fixture
def morning(people: tuple[dict[str, Actor], time_machine.Traveller]) -> dict[str, str]:
    """Dossiers in every state that an officer meets, by a name for each."""
    staff, clock = people
    lan, duc, hoa, mai = staff["lan"], staff["duc"], staff["hoa"], staff["mai"]
    clock.move_to(ward.MONDAY - timedelta(days=12))
    made = {"late": ward.handled_by(ward.file_birth(mai, "Lê Gia Bảo"), lan, duc)}
    clock.move_to(ward.MONDAY - timedelta(days=3))
    made["asked"] = ward.handled_by(ward.file_birth(mai, "Hoàng Bảo Ngọc"), lan, duc)
    neighbours = [
        ward.citizen("hung", "Trần Văn Hùng", "001090054321"),
        ward.citizen("thao", "Lê Phương Thảo", "001192067890"),
        ward.citizen("quyen", "Nguyễn Đỗ Quyên", "001196011223"),
    ]
    items = [
        SupplementItem("component", "birth_notice", "Ảnh mờ, không đọc được số"),
        SupplementItem("field", "child_name", "Tên khác trên giấy chứng sinh"),
    ]
    operations.ask_supplement(made["asked"], by=duc, items=items, message="Xin chụp lại giúp.")
    clock.move_to(ward.MONDAY - timedelta(hours=1))
    made["proposed"] = ward.proposed(ward.file_birth(mai, "Đặng Thuỳ Chi"), lan, duc, hoa)
    made["decided"] = ward.proposed(ward.file_birth(mai, "Phan Nhật Nam"), lan, duc, hoa)
    operations.decide(made["decided"], by=hoa, outcome=Outcome.GRANTED)
    operations.assign(made["decided"], by=lan, to=lan.id)
    made["received"] = ward.received(ward.file_birth(mai, "Vũ Hải Đăng"), lan)
    made["mine"] = ward.file_birth(mai, "Trần Minh An")
    operations.assign(made["mine"], by=lan, to=lan.id)
    for neighbour, child in zip(neighbours, ("Trần Khánh Linh", "Bùi Anh Thư", "Đỗ Quang Huy"), strict=True):
        made["new"] = ward.file_birth(neighbour, child)
    made["printed"] = ward.file_birth(mai, "Phạm Quỳnh Chi", printed=True)
    phuc = staff["phuc"]
    made["unpaid"] = ward.received(ward.file_criminal_record(mai), phuc)
    made["awaited"] = ward.received(ward.file_criminal_record(neighbours[0]), phuc)
    operations.ask_payment(made["awaited"], by=phuc)
    operations.add_note(made["late"], by=duc, text="Đã gọi cho chị Mai, chị hẹn chiều nay trả lời.")
    clock.move_to(ward.MONDAY)
    return made


@pytest.fixture
def opened(
    chromium: Browser, live_server: LiveServer, people: tuple[dict[str, Actor], time_machine.Traveller]
) -> Iterator[Opener]:
    """Opens a page of the desk as somebody, in a window of some width."""
    contexts: dict[tuple[object, ...], BrowserContext] = {}

    def window(name: str, width: int, language: str, *, scripts: bool) -> BrowserContext:
        if (name, width, language, scripts) in contexts:
            return contexts[name, width, language, scripts]
        height = 720 if width <= 400 else 860
        context = chromium.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=scripts, locale=language
        )
        contexts[name, width, language, scripts] = context
        client = ward.Desk(people[0][name], language).client
        cookies = {key: morsel.value for key, morsel in client.cookies.items()}
        context.add_cookies([{"name": key, "value": value, "url": live_server.url} for key, value in cookies.items()])
        return context

    def open_as(name: str, path: str = "", *, width: int = 1280, language: str = "vi", scripts: bool = True) -> Page:
        page = window(name, width, language, scripts=scripts).new_page()
        page.goto(f"{live_server.url}/desk/{path}")
        return page

    yield open_as
    for context in contexts.values():
        context.close()
