"""Two population registers: one that knows the family of our stories, one that does not answer."""

from onedoor.base.errors import ConnectorError
from onedoor.identity.terms import PopulationRecord

MAI_NUMBER, BINH_NUMBER = "001194012345", "001092012346"
_HOME = {"residence_commune": "00073", "residence_detail": "Số 5 ngõ 12 phố Hàng Bông"}
_KNOWN = {
    MAI_NUMBER: PopulationRecord(MAI_NUMBER, "Nguyễn Thị Mai", "1994-05-02", "female", "Kinh", "Việt Nam", **_HOME),
    BINH_NUMBER: PopulationRecord(BINH_NUMBER, "Trần Văn Bình", "1992-03-11", "male", "Kinh", "Việt Nam", **_HOME),
}


class KnowingRegister:
    """Answers for Mai and Bình."""

    def person(self, citizen_number: str, *, purpose: str) -> PopulationRecord | None:
        return _KNOWN.get(citizen_number)


class SilentRegister:
    """Never answers."""

    def person(self, citizen_number: str, *, purpose: str) -> PopulationRecord | None:
        raise ConnectorError("no answer", again=True)
