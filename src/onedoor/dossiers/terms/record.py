"""The data that travels inside a result (`facts.json`, PDF/A-3): what it states, for machines."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Setting

RECORD = "urn:onedoor:result:1"
"""By this name a record says which schema it follows."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Title(_Part):
    """What the result is called."""

    vi: str
    en: str


class OfProcedure(_Part):
    """The procedure that led to it."""

    code: str
    title_vi: str
    title_en: str


class OfAgency(_Part):
    """The agency that issued it."""

    code: str
    name_vi: str
    name_en: str


class OfApplicant(_Part):
    """In whose name the dossier was filed; of their number the last digits only."""

    name: str
    phone: str
    email: str
    number_masked: str


class Row(_Part):
    """One line as it is printed: the field it comes from, its label and its text."""

    field: str
    label: str
    value: str


class Component(_Part):
    """What was handed in for it."""

    title: Title
    copies: int
    form: str


class Corrects(_Part):
    """The earlier result whose place this one takes, and why."""

    token: str
    issued_at: datetime
    reason: str


class ResultRecord(_Part):
    """A result as data. Its signatures cover these bytes as they cover the pages."""

    schema_name: str = Setting(alias="schema")
    kind: str
    title: Title
    issued_at: datetime
    code: str = Setting(description="Code of the dossier.")
    procedure: OfProcedure
    agency: OfAgency
    applicant: OfApplicant
    channel: str
    submitted_at: datetime | None
    received_at: datetime | None
    expected_at: datetime | None
    due_at: datetime | None
    components: tuple[Component, ...]
    outcome: str
    decision_text: str
    decided_by: str
    reason: str | None = Setting(default=None, description="Why it was not granted.")
    result: str | None = Setting(default=None, description="Its id in the procedure's definition.")
    result_code: str | None = Setting(default=None, description="Its code in the national list of results.")
    valid_months: int | None = None
    rows: tuple[Row, ...] = ()
    corrects: Corrects | None = None
    verify_url: str = Setting(description="Where anybody can check it.")
