"""The journey itself, step by step: who does what, in order."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from onedoor.project.journey import citizen, officers
from onedoor.project.journey.visitor import NotAsItShouldBe, Visitor

DESK = "/sign-in?next=/desk/&as=officer"
Told = Callable[[str, float], None]


@dataclass
class Journey:
    """One dossier's way, and how long each step took."""

    base: str
    tell: Told
    code: str = ""
    result: Path | None = None
    seconds: dict[str, float] = field(default_factory=dict)

    def travel(self, out: Path) -> None:
        """From sign-in to the downloaded result, which lies in `out` then. Raises NotAsItShouldBe."""
        with ExitStack() as browsers:
            mai, lan, duc, hoa = (browsers.enter_context(Visitor(self.base)) for _ in range(4))
            self._file(mai)
            self._handle(mai, lan, duc, hoa)
            with self._step("Mai downloads the birth certificate"):
                content = citizen.download_result(mai, self.code)
            self.result = out / f"{self.code}.pdf"
            self.result.write_bytes(content)

    def _file(self, mai: Visitor) -> None:
        with self._step("Mai signs in"):
            citizen.sign_in(mai, "mai", "/sign-in?next=/dossiers/")
        with self._step("Mai begins a birth registration"):
            tasks = citizen.begin(mai)
        with self._step("Mai answers seven pages"):
            citizen.fill_in(mai, tasks)
        with self._step("Mai uploads the birth notice"):
            citizen.upload(mai, f"{tasks}papers/birth_notice")
        with self._step("Mai submits"):
            self.code = citizen.submit(mai, tasks)
        if self.code not in mai.open("/dossiers/").text:
            raise NotAsItShouldBe(f"{self.code} is not among Mai's dossiers")

    def _handle(self, mai: Visitor, lan: Visitor, duc: Visitor, hoa: Visitor) -> None:
        with self._step("Lan, Đức and Hoa sign in"):
            for officer, name in ((lan, "lan"), (duc, "duc"), (hoa, "hoa")):
                citizen.sign_in(officer, name, DESK)
        with self._step("Lan takes it and asks for a supplement"):
            officers.take(lan, self.code)
            officers.ask_supplement(lan, self.code)
        with self._step("Mai answers the supplement"):
            citizen.answer_supplement(mai, self.code)
        with self._step("Lan accepts and forwards it"):
            officers.act(lan, self.code, "receive")
            officers.act(lan, self.code, "forward", remark="Đủ giấy tờ.")
        with self._step("Đức takes it and proposes"):
            officers.take(duc, self.code)
            officers.act(duc, self.code, "propose", outcome="granted", text="Đủ điều kiện.")
        with self._step("Hoa takes it and decides"):
            officers.take(hoa, self.code)
            officers.act(hoa, self.code, "decide", outcome="granted")
        with self._step("Hoa signs on her telephone"):
            officers.sign(hoa, self.code, "hoa")
        with self._step("Lan takes it and delivers"):
            officers.take(lan, self.code)
            officers.wait_for_release(lan, self.code)
            officers.act(lan, self.code, "deliver", manner="online")

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        begun = time.monotonic()
        try:
            yield
        except NotAsItShouldBe as failure:
            raise NotAsItShouldBe(f"{name}: {failure}") from None
        self.seconds[name] = time.monotonic() - begun
        self.tell(name, self.seconds[name])
