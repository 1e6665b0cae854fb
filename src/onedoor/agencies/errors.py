"""Why the agencies may say no."""

from onedoor.base.errors import Refusal


class CodesDisappear(Refusal):
    """A load would lose codes that stand on record: what ends is closed by its last day, never removed."""

    code = "agencies.codes_disappear"
    status = 409


class DataNotReadable(Refusal):
    """A file of the pack is not of the expected shape; `file`, `line` and `reason` say where and why."""

    code = "agencies.data_not_readable"
    status = 400
