"""What reads the answer to each question: conditions, fees, documents, results. Read out of the definition alone.

That nothing reads an answer does not say that no officer looks at it: it says that no rule of the procedure does.
"""

import re
from collections.abc import Iterator, Mapping

from onedoor.catalogue.terms import Definition, FieldType
from onedoor.catalogue.terms.facts import Part
from onedoor.simplification.terms.spared import Use

Found = tuple[str, Use]
_NAMED = re.compile(r"\banswers\.([a-z][a-z0-9_]*)")
_QUOTED = re.compile(r'"([a-z][a-z0-9_]*)"')
_CONDITIONS = frozenset({"when", "that", "known_when"})
_FEES = frozenset({"claimed", "quantity", "times"})
_CONTACT = frozenset({FieldType.PHONE, FieldType.EMAIL})
_NEVER_PRINTED = re.compile(r"#let never-printed = \((.*?)\n\)", re.DOTALL)


def uses(
    definition: Definition, templates: Mapping[str, str], layout: str, stated: Mapping[str, frozenset[str]]
) -> Mapping[str, frozenset[Use]]:
    """By question what reads it; an empty set where nothing does.

    `templates` are the texts of the pack's document templates by name, `layout` that of what they share; `stated` by
    code of a result the questions that the item which the vault keeps of it states.
    """
    known: dict[str, set[Use]] = {field.id: set() for page in definition.pages for field in page.fields}
    for name, use in _all(definition, templates, layout, stated):
        if name in known:
            known[name].add(use)
    return {name: frozenset(found) for name, found in known.items()}


def _all(
    definition: Definition, templates: Mapping[str, str], layout: str, stated: Mapping[str, frozenset[str]]
) -> Iterator[Found]:
    yield from _conditions(definition, in_fees=False)
    yield from _printed(definition, templates, layout)
    for result in definition.results:
        yield from ((name, Use.RESULT) for name in stated.get(result.code or "", ()))
        if result.heirs:
            yield result.heirs.of, Use.RESULT
            yield result.heirs.heirs, Use.RESULT
    for signer in definition.declaration.signers if definition.declaration else ():
        yield signer.person, Use.SIGNER
        yield signer.email or "", Use.SIGNER
    for page in definition.pages:
        yield from ((field.id, Use.CONTACT) for field in page.fields if field.type in _CONTACT)


def _conditions(part: Part, *, in_fees: bool) -> Iterator[Found]:
    """Every expression, wherever it stands; those of fee lines are what a fee depends on."""
    for name, value in part:
        if isinstance(value, str) and name in _CONDITIONS | _FEES:
            use = Use.FEE if in_fees or name in _FEES else Use.CONDITION
            yield from ((asked, use) for asked in _NAMED.findall(value))
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Part):
                yield from _conditions(each, in_fees=in_fees or name == "fees")


def _printed(definition: Definition, templates: Mapping[str, str], layout: str) -> Iterator[Found]:
    """What a result's document states: the questions that its template names, or all where it names none."""
    known = {field.id for page in definition.pages for field in page.fields}
    hidden = _NEVER_PRINTED.search(layout)
    never = set(_QUOTED.findall(hidden[1])) if hidden else set()
    for result in definition.results:
        text = templates.get(result.template) or templates.get("certificate", "")
        named = known & set(_QUOTED.findall(text))
        yield from ((name, Use.TEMPLATE) for name in named or (known - never if text else known))
