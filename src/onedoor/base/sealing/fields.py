"""What a table declares: a sealed text, sealed data, and the blind index by which a sealed text is found.

A value is sealed as its row is saved and opened when it is first read from the row; a row that is only listed, moved or
counted is never opened. Nothing else can be done with such a column: no look-up, no update beside its row.
"""

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.query_utils import DeferredAttribute

from onedoor.base.sealing import envelope
from onedoor.base.sealing.keys import Drawer, Key, key_of
from onedoor.base.sealing.ring import blind_index

MARK = "sealed:"
_EMPTY: tuple[object, ...] = (None, "", {}, [])


class NotSealed(Exception):
    """The column holds an open value: the pass that seals what older versions wrote has not come here."""


@dataclass(frozen=True, slots=True, repr=False)
class Closed:
    """A value as the database keeps it, not opened yet."""

    text: str

    @property
    def sealed(self) -> bytes:
        """Its bytes; none where somebody wrote what cannot be any."""
        try:
            return base64.b64decode(self.text.removeprefix(MARK), validate=True)
        except ValueError:
            return b""


@dataclass(frozen=True, slots=True, repr=False)
class Open:
    """A value that an older version wrote in the open; only the pass that seals it reads it."""

    value: object


class _OpensWhenRead(DeferredAttribute):
    def __get__(self, instance: models.Model | None, owner: type[models.Model] | None = None) -> Any:
        value = super().__get__(instance, owner)
        if isinstance(value, Closed) and instance is not None:
            field = cast("Sealed", self.field)
            value = instance.__dict__[field.attname] = field.opened(instance, value)
        if isinstance(value, Open):
            raise NotSealed(str(self.field))
        return value

    def __set__(self, instance: models.Model, value: object) -> None:
        """Here so that reading comes by `__get__`, which Django's own leaves out once the row holds a value."""
        instance.__dict__[self.field.attname] = value


if TYPE_CHECKING:
    _Base = models.Field[Any, Any]
    _Text = models.TextField[str, str]
    _Chars = models.CharField[str, str]
else:
    _Base, _Text, _Chars = object, models.TextField, models.CharField


class Sealed(_Base):
    """What sealed columns share. `owner` leads from the row to whose key it is, `drawer` says which of their keys."""

    descriptor_class = _OpensWhenRead
    plain = ""
    """The field of Django that a migration sees: the column is the same, sealed or not."""

    def __init__(self, *args: Any, owner: str = "owner", drawer: Drawer = Drawer.PERSON, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner, self.drawer = owner, drawer

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _, args, kwargs = super().deconstruct()
        return str(name), f"django.db.models.{self.plain}", args, kwargs

    def key_of(self, row: models.Model) -> Key:
        """The key in use for that row."""
        found: Any = row
        for step in self.owner.split("."):
            found = getattr(found, step)
        return key_of(cast("UUID | None", found), self.drawer)

    def sealed(self, row: models.Model, value: object) -> Closed:
        """The value, sealed for its place in that row."""
        told = value if isinstance(value, str) and self.plain == "TextField" else _written(value)
        made = envelope.seal(str(told).encode(), self._place(row), self.key_of(row))
        return Closed(MARK + base64.b64encode(made).decode())

    def opened(self, row: models.Model, value: Closed) -> object:
        """The value that was sealed. Raises NotSealedHere, KeyDestroyed."""
        told = envelope.unseal(value.sealed, self._place(row)).decode()
        return told if self.plain == "TextField" else json.loads(told)

    def _place(self, row: models.Model) -> str:
        return f"{row._meta.db_table}/{self.column}/{row.pk}"

    def from_db_value(self, value: Any, expression: object, connection: BaseDatabaseWrapper) -> object:
        if self.plain == "JSONField":
            value = super().from_db_value(value, expression, connection)  # type: ignore[misc]  # Sealed is mixed into JSONField, which has the method; alone it has none.
        if value in _EMPTY:
            return value
        return Closed(value) if isinstance(value, str) and value.startswith(MARK) else Open(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> object:  # noqa: FBT001  Django calls it with `add` by position, before every save.
        value = model_instance.__dict__.get(self.attname)
        return value if value in _EMPTY or isinstance(value, Closed) else self.sealed(model_instance, value)

    def get_prep_value(self, value: object) -> object:
        if isinstance(value, Closed):
            return value.text
        if value in _EMPTY:
            return value
        raise TypeError(f"{self}: a sealed value is written by saving its row")

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def get_transform(self, lookup_name: str) -> Any:
        del lookup_name


class SealedText(Sealed, _Text):
    """A text that is sealed; an empty one is kept as it is."""

    plain = "TextField"


class SealedJSON(Sealed, models.JSONField):
    """Data that are sealed; an empty list or object is kept as it is. In the column a JSON string stands."""

    plain = "JSONField"


class BlindIndex(_Chars):
    """By what the sealed text in the field `of` is found: an HMAC of it, for `purpose`."""

    def __init__(self, *args: Any, of: str = "", purpose: str = "", **kwargs: Any) -> None:
        told: dict[str, Any] = {"max_length": 64, "blank": True, "default": "", "db_default": ""} | kwargs
        super().__init__(*args, **told)
        self.of, self.purpose = of, purpose

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _, args, kwargs = super().deconstruct()
        return str(name), "django.db.models.CharField", args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> object:  # noqa: FBT001  The signature of Field.pre_save, which this one goes before.
        if not isinstance(model_instance.__dict__.get(self.of), Closed):
            setattr(model_instance, self.attname, self.made(model_instance))
        return super().pre_save(model_instance, add)

    def made(self, row: models.Model) -> str:
        """The index of what the row holds."""
        return blind_index(self.purpose, str(getattr(row, self.of) or ""))


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
