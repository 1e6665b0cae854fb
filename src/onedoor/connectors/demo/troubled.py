"""What the demo registers share: how one is started, and how each misbehaves on request until told otherwise."""

import sys
import time
from collections.abc import Callable, Mapping
from enum import StrEnum

from onedoor.connectors.demo.answering import Answering, Server
from onedoor.connectors.demo.given import Given, given

_SLOW_S = 8.0


class Fault(StrEnum):
    """What is wrong with a register at present."""

    NONE = "none"
    DOWN = "down"
    SLOW = "slow"
    ERROR = "error"
    GARBAGE = "garbage"


WORDS: Mapping[Fault, str] = {
    Fault.NONE: "Trả lời bình thường – answers as it should",
    Fault.DOWN: "Không trả lời – does not answer",
    Fault.SLOW: "Trả lời chậm – is slow",
    Fault.ERROR: "Báo lỗi – reports an error",
    Fault.GARBAGE: "Trả lời vô nghĩa – talks garbage",
}


class Troubled(Answering):
    """A question to a register that may be in trouble."""

    def gave_trouble(self, fault: Fault) -> bool:
        """Whether the fault was all the answer there is; who is only slow answers after a while."""
        match fault:
            case Fault.DOWN:
                self.hang_up()
            case Fault.ERROR:
                self.tell(503, {"error": "unavailable"})
            case Fault.GARBAGE:
                self.answer(200, '{"citizen_number": "0010')
            case Fault.SLOW:
                time.sleep(_SLOW_S)
                return False
            case Fault.NONE:
                return False
        return True

    def asked_for(self, sent: Mapping[str, object]) -> Fault | None:
        """The fault that somebody asks for; None, and they are told, where there is no such fault."""
        try:
            return Fault(str(sent.get("fault", "")))
        except ValueError:
            self.tell(400, {"error": "unknown_fault", "faults": list(Fault)})
            return None

    def chosen(self, told: Mapping[str, object], page: str) -> None:
        """The fault is in force: a program is told so, a person sees the page again."""
        if self.headers.get_content_type() == "application/json":
            self.tell(200, told)
        else:
            self.answer(200, page, "text/html")


def buttons() -> str:
    """A button for each fault, in words."""
    return "".join(f'<button name="fault" value="{fault}">{WORDS[fault]}</button>' for fault in Fault)


def serve(name: str, nth: int, made: Callable[[Given], Server]) -> None:
    """The demo server of that name serves until it is asked to stop."""
    told = given(name, nth)
    server = made(told)
    sys.stderr.write(f"{name} at http://127.0.0.1:{told.port}\n")
    server.serve_forever()
