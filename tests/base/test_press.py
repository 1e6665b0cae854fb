"""The press, and every template of the pack: they compile with all facts, with none, and with hostile ones."""

import io
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import JsonValue
from pypdf import PdfReader

from onedoor.base.press import NotTypeset, qr_svg, typeset

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "src/onedoor/doors/frame/static/frame/built/fonts/ttf"
TEMPLATES = ROOT / "packs/vietnam/templates"
ALL = sorted(path.stem for path in TEMPLATES.glob("*.typ") if path.stem != "layout")
MOMENT = datetime(2026, 11, 24, 2, 11, tzinfo=UTC)
ADDRESS = "https://dichvucong.example/v/k7mq2x9rtw4p8ndh"
FULL: dict[str, JsonValue] = {
    "kind": "receipt",
    "code": "H26.00004-261124-0012",
    "title": {"vi": "Giấy có tựa đề riêng", "en": "A paper with its own title"},
    "procedure": {"code": "1.001193", "title_vi": "Đăng ký khai sinh", "title_en": "Birth registration"},
    "agency": {"code": "H26.00004", "name_vi": "Ủy ban nhân dân phường Ba Đình", "name_en": "People's Committee"},
    "unit": {"vi": "Bộ phận Một cửa", "en": "One-stop counter"},
    "applicant": {
        "name": "Nguyễn Thị Ngọc Ánh",
        "address": "Số 12 ngõ 5, Phường Ba Đình, Thành phố Hà Nội",
        "phone": "0912345678",
        "email": "anh@example.vn",
        "number_masked": "••••••••2345",
    },
    "submitted_at": "2026-11-24T01:40:00+00:00",
    "received_at": "2026-11-23T17:30:05.123456+00:00",
    "due_at": "2026-11-25T10:00:00Z",
    "expected_at": "2026-11-25T17:00:00+07:00",
    "new_due_at": "2026-11-27",
    "answer_due_at": "2026-12-03T10:00:00+00:00",
    "channel": "online",
    "components": [{"title": {"vi": "Giấy chứng sinh", "en": "Birth notice"}, "copies": 1, "form": "electronic"}],
    "items": [{"title": "Quê quán", "why": "Dòng một\nDòng hai"}],
    "reason": "Cơ sở dữ liệu tạm ngừng.",
    "legal_basis": "Điều 16 Luật Hộ tịch",
    "outcome": "granted",
    "decision_text": "Đồng ý.",
    "decided_by": "Lê Thu Lan",
    "steps": [{"move": "receive", "by": "Lê Thu Lan", "at": "2026-11-24T02:10:00+00:00", "due_at": None}],
    "rows": [{"field": "child_name", "label": "Họ, chữ đệm, tên", "value": "Nguyễn Hoàng Minh Châu"}],
    "issued_at": "2026-11-24T02:11:00+00:00",
    "result_code": "KQ.G15.000031",
    "valid_months": 6,
    "verify_url": ADDRESS,
}


def printed(name: str, facts: dict[str, JsonValue]) -> PdfReader:
    return PdfReader(io.BytesIO(typeset(TEMPLATES / f"{name}.typ", facts, created_at=MOMENT, fonts=FONTS)))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("name", ALL)
def test_a_template_holds_with_every_fact_and_with_none(name: str) -> None:
    full = words(printed(name, FULL | {"qr": qr_svg(ADDRESS)}))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in full
    assert "Độc lập - Tự do - Hạnh phúc" in full
    if name != "declaration":  # It is signed before there is a code, and it is checked by its signatures.
        assert "H26.00004-261124-0012" in full
        assert "k7mq2x9rtw4p8ndh" in full
    assert "Trang 1 / 1" in full
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words(printed(name, {}))


@pytest.mark.parametrize("name", ALL)
def test_a_template_holds_when_any_fact_is_null_or_empty(name: str) -> None:
    for key in FULL:
        printed(name, FULL | {key: None})
    emptied: dict[str, JsonValue] = {
        key: [{}] if isinstance(value, list) else {} if isinstance(value, dict) else "" for key, value in FULL.items()
    }
    printed(name, emptied)


def test_moments_are_told_on_the_clocks_of_the_country() -> None:
    told = words(printed("receipt", FULL))
    assert "00 giờ 30, ngày 24/11/2026" in told, "17:30 UTC is half past midnight of the next day"
    assert "17 giờ 00, ngày 25/11/2026" in told


def test_days_stand_in_figures_and_in_words() -> None:
    told = words(printed("certificate", FULL))
    assert "Ngày 24 tháng 11 năm 2026" in told
    assert "ngày hai mươi bốn tháng mười một năm hai nghìn không trăm hai mươi sáu" in told
    assert "24/05/2027" in told, "six months later"
    born = words(printed("certificate", FULL | {"issued_at": "1995-08-31T03:00:00+00:00"}))
    assert "ngày ba mươi mốt tháng tám năm một nghìn chín trăm chín mươi lăm" in born
    assert "29/02/1996" in born, "six months after the 31st of August is the last day of February"


def test_a_birth_certificate_states_its_own_rows_and_not_how_to_reach_people() -> None:
    rows: JsonValue = [
        {"field": "child_name", "label": "Họ, chữ đệm, tên", "value": "Nguyễn Hoàng Minh Châu"},
        {"field": "mother", "label": "Họ tên", "value": "Nguyễn Thị Mai"},
        {"field": "requester_phone", "label": "Điện thoại", "value": "0999888777"},
    ]
    told = words(printed("birth_certificate", FULL | {"rows": rows}))
    assert "Nguyễn Hoàng Minh Châu" in told
    assert "Nguyễn Thị Mai" in told
    assert "0999888777" not in told


def test_a_rejection_gives_its_reason_and_states_no_answers() -> None:
    told = words(printed("rejection", FULL | {"outcome": "rejected", "title": None}))
    assert "THÔNG BÁO KHÔNG CHẤP THUẬN" in told
    assert "Cơ sở dữ liệu tạm ngừng." in told
    assert "Minh Châu" not in told


def test_the_archive_form_with_its_facts_attached() -> None:
    reader = printed("receipt", FULL | {"qr": qr_svg(ADDRESS)})
    metadata = reader.xmp_metadata
    assert metadata is not None
    assert "<pdfaid:part>3</pdfaid:part>" in metadata.stream.get_data().decode()
    assert json.loads(reader.attachments["facts.json"][0]) == FULL
    assert reader.metadata is not None
    assert reader.metadata.title == "Giấy có tựa đề riêng"


def test_the_same_facts_make_the_same_bytes_also_on_many_threads() -> None:
    facts = FULL | {"qr": qr_svg(ADDRESS)}

    def make(name: str) -> bytes:
        return typeset(TEMPLATES / f"{name}.typ", facts, created_at=MOMENT, fonts=FONTS)

    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(make, [*ALL, *ALL]))
    assert made[: len(ALL)] == made[len(ALL) :]
    assert len(set(made)) == len(ALL)


def test_hostile_texts_are_printed_as_text() -> None:
    name = 'Ngu\u0303 #panic("x") $x^2$ *b* \\ ]) <a> 漢 🙂 ' + "x" * 300
    applicant: JsonValue = {"name": name}
    reader = printed("receipt", FULL | {"applicant": applicant})
    told = words(reader)
    assert '#panic("x") $x^2$ *b* \\ ]) <a> ? ?' in told, "letters that no font holds are a box or a question mark"
    assert "Ngũ" in told
    assert json.loads(reader.attachments["facts.json"][0])["applicant"] == applicant


def test_a_faulty_template_is_told(tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.typ"
    faulty.write_text("#let", encoding="utf-8")
    with pytest.raises(NotTypeset) as fault:
        typeset(faulty, {}, created_at=MOMENT, fonts=FONTS)
    assert "faulty.typ" in str(fault.value)


@pytest.mark.parametrize(
    "source", ['#read("/etc/hostname")', '#read("../secret.txt")', '#import "@preview/cetz:0.3.0"']
)
def test_a_template_reads_nothing_outside_its_folder(tmp_path: Path, source: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "curious.typ").write_text(source, encoding="utf-8")
    with pytest.raises(NotTypeset):
        typeset(folder / "curious.typ", {}, created_at=MOMENT, fonts=FONTS)


def test_a_template_that_would_fetch_a_package_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "inner.typ").write_text('#import "@preview/cetz:0.3.0"', encoding="utf-8")
    (tmp_path / "outer.typ").write_text('#import "inner.typ"', encoding="utf-8")
    with pytest.raises(NotTypeset, match="imports no package"):
        typeset(tmp_path / "outer.typ", {}, created_at=MOMENT, fonts=FONTS)


def test_a_changed_template_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "small.typ"
    made = []
    for text in ("one", "two"):
        path.write_text(f'#set document(title: "t")\n#set text(font: "Be Vietnam Pro")\n{text}', encoding="utf-8")
        made.append(words(PdfReader(io.BytesIO(typeset(path, {}, created_at=MOMENT, fonts=FONTS)))))
    assert made == ["one", "two"]


def test_no_fonts_are_no_pages(tmp_path: Path) -> None:
    with pytest.raises(NotTypeset, match="no fonts"):
        typeset(TEMPLATES / "receipt.typ", {}, created_at=MOMENT, fonts=tmp_path)


def test_the_code_can_be_drawn_alone() -> None:
    drawn = qr_svg(ADDRESS)
    assert drawn.startswith("<svg xmlns=")
    assert "viewBox" in drawn


def test_under_whom_it_is_about_a_label_says_what_and_a_certificate_fits_its_page() -> None:
    person: list[JsonValue] = [
        {"field": "requester", "label": f"Người yêu cầu – {label}", "value": f"{label} của mẹ"}
        for label in (
            "Họ và tên",
            "Số định danh cá nhân",
            "Ngày sinh",
            "Giới tính",
            "Dân tộc",
            "Quốc tịch",
            "Nơi cư trú",
        )
    ]
    child: list[JsonValue] = [
        {"field": name, "label": name, "value": "Một dòng"}
        for name in ("child_name", "child_born", "child_sex", "child_ethnicity", "child_nationality", "birth_facility")
    ]
    told: list[JsonValue] = [{"field": "requester_relation", "label": "Là ai", "value": "Mẹ"}, *child, *person]

    paper = printed("birth_certificate", FULL | {"rows": told, "title": {"vi": "Giấy khai sinh", "en": "Certificate"}})

    words = paper.pages[0].extract_text()
    assert len(paper.pages) == 1
    assert "Người yêu cầu" not in words
    assert words.count("Họ và tên của mẹ") == 2, "as the mother and as the one who declares"
    assert words.count("Dân tộc của mẹ") == 1
