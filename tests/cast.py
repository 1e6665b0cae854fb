"""The people of the tests and of the demo, as values that must never reach a log."""

from pathlib import Path

from onedoor.connectors.demo.people import people

PACK = Path(__file__).resolve().parents[1] / "packs" / "vietnam"
DEMO = people(PACK)
STORIES = {
    "Nguyễn Thị Mai": "001194012345",
    "Trần Văn Hùng": "001090054321",
    "Trần Văn Bình": "001092012346",
    "Phạm Thị Lan": "",
    "Vũ Minh Đức": "",
    "Đỗ Thị Hoa": "",
    "Lý Văn Minh": "",
}
"""Names and numbers in the tests' own stories: Mai, a mother; Hùng; Lan, Đức and Hoa of her ward; Minh of another."""

CANARIES = frozenset(
    value
    for value in (
        *STORIES.keys(),
        *STORIES.values(),
        *(told for person in DEMO for told in (person.name, person.citizen_number, person.email)),
        "0912345678",
    )
    if value
)
