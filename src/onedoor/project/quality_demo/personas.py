"""What people of the month do, and why each of them does not get to the end: everything through the portal itself."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from onedoor.project.journey import citizen, payer
from onedoor.project.quality_demo.browser import OLD_PHONE, PHONE, Browser

BIRTH_PAPER = "birth_notice"
DONE = "done"
"""What is planned for who gets to the end without trouble."""
Play = Callable[[Browser], None]


@dataclass(frozen=True, slots=True)
class Persona:
    """`cause` is what is planned; `least` so many journeys a month must have for it to show at all."""

    cause: str
    play: Play
    weight: int = 3
    least: int = 0
    agent: str = PHONE
    together: bool = False
    """All of them at one moment: an outage."""
    alone: str = ""
    """The fault of the population register while they play, and nobody else does."""
    paying: bool = False


def _birth(browser: Browser) -> str:
    return browser.started(citizen.begin(browser.visitor))


def _stumbled(browser: Browser, tasks: str) -> None:
    """Sometimes something small goes wrong first and is got over: it must not be taken for the cause."""
    visitor = browser.visitor
    visitor.open(f"{tasks}page/requester")
    match browser.chance.randrange(6):
        case 0:
            browser.rejected("/page/requester", requester_relation="mother", requester_phone="12")
            visitor.send(
                "/page/requester", requester_relation="mother", requester_phone="0912345678", action="continue"
            )
        case 1:
            browser.tell("script_error", rule="TypeError")
        case 2:
            browser.tell("help_opened")
        case 3:
            browser.measure()


def _filled(browser: Browser) -> str:
    tasks = _birth(browser)
    _stumbled(browser, tasks)
    citizen.fill_in(browser.visitor, tasks)
    return tasks


def _begun(browser: Browser, page: str = "child") -> str:
    tasks = _birth(browser)
    _stumbled(browser, tasks)
    browser.visitor.open(f"{tasks}page/{page}")
    return tasks


def _completes(browser: Browser) -> None:
    tasks = _filled(browser)
    citizen.upload(browser.visitor, f"{tasks}papers/{BIRTH_PAPER}")
    citizen.submit(browser.visitor, tasks)


def _leaves(browser: Browser) -> None:
    _begun(browser, "case")
    browser.visitor.send("/page/case", child_case="ordinary", action="continue")


def _tells(*kinds: str, page: str = "child", rule: str = "") -> Play:
    def play(browser: Browser) -> None:
        _begun(browser, page)
        browser.tell(*kinds, rule=rule)

    return play


def _unreached(what: str) -> Play:
    def play(browser: Browser) -> None:
        _begun(browser)
        browser.unreached(what)

    return play


def _crashes(browser: Browser) -> None:
    _begun(browser)
    browser.crashed()


def _stalls(browser: Browser) -> None:
    tasks = _filled(browser)
    browser.visitor.open(f"{tasks}papers/{BIRTH_PAPER}")
    browser.tell("file_stalled", rule="2g")


def _has_no_paper(browser: Browser) -> None:
    browser.visitor.open(f"{_filled(browser)}papers/{BIRTH_PAPER}")


def _is_refused_a_file(browser: Browser) -> None:
    tasks = _filled(browser)
    for _ in range(2):
        browser.refused(tasks, BIRTH_PAPER)


def _mistypes(browser: Browser) -> None:
    _begun(browser)
    for _ in range(3):
        browser.rejected("/page/child", child_name="An 123")


def _asks_a_silent_register(browser: Browser) -> None:
    browser.visitor.open(f"{_birth(browser)}page/requester")


def _files_twice(browser: Browser) -> None:
    _leaves(browser)
    _completes(browser)


def _pays(browser: Browser, ends: str) -> None:
    """A certificate that costs a fee; what its page wants is not clear to anybody at first."""
    visitor = browser.visitor
    tasks = browser.started(payer.begin(visitor))
    _not_answered(browser, tasks)
    payer.fill_in(visitor, tasks)
    code = citizen.submit(visitor, tasks)
    visitor.open(f"/pay?dossier={code}")
    visitor.send("/pay", manner="vnpay")
    visitor.send("/paymentv2/pay", code=browser.chance.choice(ends.split()))


def _gives_up_a_confusing_page(browser: Browser) -> None:
    tasks = browser.started(payer.begin(browser.visitor))
    for _ in range(3):
        _not_answered(browser, tasks)


def _not_answered(browser: Browser, tasks: str) -> None:
    browser.visitor.open(f"{tasks}page/convictions")
    browser.rejected("/page/convictions")


PERSONAS = (
    Persona(DONE, _completes, weight=8),
    Persona("P02", _unreached("tcp.timed_out"), weight=5, together=True),
    Persona("P03", _tells("script_error", "dead_click", rule="TypeError")),
    Persona("P05", _is_refused_a_file),
    Persona("P06", _asks_a_silent_register, alone="down"),
    Persona("P10", _gives_up_a_confusing_page, weight=5, least=100, paying=True),
    Persona("Q01", _mistypes),
    Persona("Q02", _has_no_paper, weight=5),
    Persona("Q07", _tells("help_opened", "help_opened", "help_opened")),
    Persona("Y01", partial(_pays, ends="51 10 79 12"), paying=True),
    Persona("Y02", partial(_pays, ends="75 11"), paying=True),
    Persona("Y04", partial(_pays, ends="24"), paying=True),
    Persona("Y07", partial(_pays, ends="65 09"), paying=True),
    Persona(DONE, partial(_pays, ends="00"), weight=4, paying=True),
    Persona("N01", _tells("offline")),
    Persona("N02", _unreached("dns.name_not_resolved"), weight=2),
    Persona("N03", _unreached("tcp.refused")),
    Persona("N04", _unreached("tls.cert.date_invalid"), weight=2),
    Persona("N05", _stalls),
    Persona("D01", _tells("browser_too_old"), agent=OLD_PHONE, weight=2),
    Persona("D03", _tells("storage_blocked"), weight=2),
    Persona("D04", _crashes, weight=2),
    Persona("O02", _files_twice, weight=2),
    Persona("U00", _leaves, weight=4),
)
