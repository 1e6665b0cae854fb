"""The citizen's part: a mother files the birth of her child, answers what is asked, takes the result home."""

import re
import time

from onedoor.project.journey.paper import picture
from onedoor.project.journey.visitor import NotAsItShouldBe, Visitor

SERVICE = "1.001193"
ANSWERS = "birth_country=vietnam&already_registered=no&linked=no"
AGENCY, PROVINCE, COMMUNE = "H26.00073", "01", "00073"
_PATIENCE = 60.0


def sign_in(visitor: Visitor, who: str, to: str) -> None:
    """Signed in at the identity provider as `who`, and led to the page `to`."""
    visitor.open(to)
    visitor.send("/choose", sub=who)


def begin(visitor: Visitor) -> str:
    """A draft at the ward where she lives; the address of its list of tasks."""
    visitor.open(f"/service/{SERVICE}/start?{ANSWERS}")
    visitor.send("/begin")
    visitor.send("/place", agency=AGENCY)
    return visitor.path


def fill_in(visitor: Visitor, tasks: str) -> None:
    """Every page is answered. A page that asks more once something is answered is sent twice."""

    def page(name: str, **answers: str) -> None:
        visitor.open(f"{tasks}page/{name}")
        again(name, **answers)

    def again(name: str, **answers: str) -> None:
        visitor.send(f"/page/{name}", **{"action": "continue", **answers})

    page("requester", requester_relation="mother", requester_phone="0912345678")
    page("case", child_case="ordinary")
    born = {"child_born__day": "10", "child_born__month": "11", "child_born__year": "2026"}
    page("child", child_name="Trần Minh An", child_sex="male", child_ethnicity="kinh", **born)
    provinces = {"birth_place__province": PROVINCE, "child_home_place__province": PROVINCE}
    page("birth_place", birth_place_kind="facility", action="places:birth_place", **provinces)
    communes = {"birth_place__commune": COMMUNE, "child_home_place__commune": COMMUNE}
    again("birth_place", birth_facility="Bệnh viện Phụ sản Hà Nội", **communes)
    page("birth_notice", birth_proof="notice")
    again("birth_notice", birth_notice_number="123/2026")
    page("father", father_declared="no")
    page("copies", copies_wanted="no")


def upload(visitor: Visitor, address: str) -> None:
    """A picture stands among the papers of the page at `address`."""
    visitor.open(address)
    where = visitor.path
    visitor.send(where, ("files", ("giay-chung-sinh.jpg", picture(), "image/jpeg")), action="upload")


def submit(visitor: Visitor, tasks: str) -> str:
    """Submitted; the dossier's code."""
    visitor.open(f"{tasks}check")
    visitor.send("/check")
    found = re.fullmatch(r"/dossiers/([^/]+)/sent", visitor.path)
    if found is None:
        raise NotAsItShouldBe(f"a submission leads to {visitor.path} instead of the page that says it was sent")
    return found[1]


def answer_supplement(visitor: Visitor, code: str) -> None:
    """What was asked for is there."""
    upload(visitor, f"/dossiers/{code}/supplement/birth_notice")
    visitor.open(f"/dossiers/{code}/supplement")
    visitor.send(f"/dossiers/{code}/supplement", message="Em đã chụp lại.")


def download_result(visitor: Visitor, code: str) -> bytes:
    """The bytes of the birth certificate; waits until it is there."""
    link = rf'<a [^>]*href="(/dossiers/{re.escape(code)}/document/[0-9a-f-]+)"[^>]*>(?:(?!</a>).)*Birth certificate'
    until = time.monotonic() + _PATIENCE
    while (found := re.search(link, visitor.open(f"/dossiers/{code}").html, re.DOTALL)) is None:
        if time.monotonic() > until:
            raise NotAsItShouldBe(f"dossier {code} shows no result to download; it says: {visitor.text[:300]}")
        time.sleep(0.2)
    content = visitor.download(found[1])
    if not content.startswith(b"%PDF"):
        raise NotAsItShouldBe(f"the result of {code} is no PDF")
    return content
