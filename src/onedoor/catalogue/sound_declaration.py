"""Whether the signed declaration of a definition makes sense: everybody who signs is named by the form."""

from collections.abc import Iterator

from onedoor.catalogue.terms import CoSigner, Definition, FieldType, Text

Path = tuple[str | int, ...]
Finding = tuple[Path, Text]
_KNOWN_BY = frozenset({"name", "citizen_number"})


def declared(definition: Definition) -> Iterator[Finding]:
    """Everything that does not make sense in the declaration, with its path."""
    seen: set[str] = set()
    for number, signer in enumerate(definition.declaration.signers if definition.declaration else ()):
        where: Path = ("declaration", "signers", number)
        if signer.id in seen:
            yield (*where, "id"), _both(f"Mã “{signer.id}” đã dùng ở trên.", f"The id “{signer.id}” is used above.")
        seen.add(signer.id)
        yield from _named(definition, signer, where)


def _named(definition: Definition, signer: CoSigner, where: Path) -> Iterator[Finding]:
    person = definition.field(signer.person)
    if person is None or person.type is not FieldType.PERSON:
        yield (
            (*where, "person"),
            _both(f"“{signer.person}” không phải là câu hỏi về một người.", f"“{signer.person}” asks for no person."),
        )
    elif not set(person.parts) >= _KNOWN_BY or "citizen_number" in person.optional_parts:
        yield (
            (*where, "person"),
            _both(
                f"“{signer.person}” phải hỏi họ tên và số định danh: người ký được nhận ra qua hai điều đó.",
                f"“{signer.person}” must ask for name and citizen number: a signer is known by both.",
            ),
        )
    email = definition.field(signer.email) if signer.email else None
    if signer.email and (email is None or email.type is not FieldType.EMAIL):
        yield (
            (*where, "email"),
            _both(f"“{signer.email}” không hỏi thư điện tử.", f"“{signer.email}” asks for no e-mail address."),
        )


def _both(vi: str, en: str) -> Text:
    return Text(vi=vi, en=en)
