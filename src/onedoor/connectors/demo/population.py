"""The connector to the demo population register."""

import json

import httpx
from django.conf import settings

from onedoor.base.errors import ConnectorError
from onedoor.connectors.demo.given import register_key
from onedoor.identity.terms import PopulationRecord

_PATIENCE_S = 3.0
_SEXES = {"1": "male", "2": "female"}


class DemoPopulationRegister:
    """Answers `identity.ports.PopulationRegister`."""

    def person(self, citizen_number: str, *, purpose: str) -> PopulationRecord | None:
        """See the port."""
        key = register_key(settings.ENV.client_secret)
        try:
            with httpx.Client(timeout=_PATIENCE_S, trust_env=False) as client:
                answer = client.get(
                    f"{settings.ENV.population}/people/{citizen_number}",
                    headers={
                        "Authorization": f"Bearer {key}",
                        "X-Purpose": purpose.encode("ascii", "replace").decode(),
                    },
                )
        except httpx.HTTPError as failure:
            raise ConnectorError(f"population register: {type(failure).__name__}", again=True) from None
        if answer.status_code == httpx.codes.NOT_FOUND:
            return None
        if answer.status_code != httpx.codes.OK:
            lasting = answer.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.BAD_REQUEST)
            raise ConnectorError(f"population register: {answer.status_code}", again=not lasting)
        return _record(answer.content)


def _record(body: bytes) -> PopulationRecord:
    try:
        told = json.loads(body)
        home = told["NoiOHienTai"]
        return PopulationRecord(
            citizen_number=str(told["SoDinhDanh"]),
            name=str(told["HoVaTen"]),
            born=_day(str(told["NgayThangNamSinh"])),
            sex=_SEXES[str(told["GioiTinh"])],
            ethnicity=str(told["DanToc"]),
            nationality=str(told["QuocTich"]),
            residence_commune=str(home["MaXa"]),
            residence_detail=str(home["ChiTiet"]),
            phone=str(told.get("SoDienThoai") or ""),
        )
    except (ValueError, KeyError, TypeError):
        raise ConnectorError("population register: the answer cannot be read", again=True) from None


def _day(digits: str) -> str:
    """`19900102`, `199001` or `1990` as an ISO date, month or year."""
    pieces = (digits[:4], digits[4:6], digits[6:8])
    return "-".join(piece for piece in pieces if piece)
