"""The procedures of the Viet Nam pack: valid, honest about what is known, findable in everyday words."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from cel_expr_python import cel
from pydantic import BaseModel

from onedoor.base import text
from onedoor.catalogue import rules
from onedoor.catalogue.rules import full_process
from onedoor.catalogue.terms import Definition, Field, FieldType, Mark, Marked, SourceKind
from onedoor.vault.kinds import kinds, pack

FOLDER = Path(__file__).parents[2] / "packs" / "vietnam"
FILES = sorted((FOLDER / "procedures").glob("*.yaml"))
SCHEMA_LINE = "# yaml-language-server: $schema=../../../docs/reference/definition.schema.json"
LIFE_EVENTS = {"family", "residence", "vehicle", "business", "home", "identity"}
ASKED_FOR = {
    *("1.001193", "1.000656", "1.000894", "1.004873", "1.004222", "1.004194", "1.003677", "2.001159", "1.012566"),
    *("1.002809", "3.000347", "2.000488", "3.000333", "1.001612", "1.009994", "1.013225", "1.008498"),
    *("1.001456", "1.014063"),
}
ENVIRONMENT = cel.NewEnv(
    variables={
        "answers": cel.Type.DYN,
        "eligibility": cel.Type.DYN,
        "channel": cel.Type.STRING,
        "today": cel.Type.STRING,
    }
)


def read(path: Path) -> Definition:
    return Definition.model_validate(yaml.safe_load(path.read_text()))


DEFINITIONS = {path.stem: read(path) for path in FILES}
every_definition = pytest.mark.parametrize("definition", DEFINITIONS.values(), ids=DEFINITIONS.keys())


def blocks(part: object) -> Iterator[BaseModel]:
    """Every block of a definition, at any depth."""
    if isinstance(part, BaseModel):
        yield part
        for name in type(part).model_fields:
            yield from blocks(getattr(part, name))
    elif isinstance(part, tuple):
        for one in part:
            yield from blocks(one)


def fields(definition: Definition) -> Iterator[Field]:
    return (field for page in definition.pages for field in page.fields)


def conditions(definition: Definition) -> Iterator[str]:
    """Every CEL expression: conditions and checks."""
    for block in blocks(definition):
        for name in ("when", "that"):
            expression = getattr(block, name, None)
            if isinstance(expression, str):
                yield expression


def evaluate(expression: str, answers: dict[str, object], today: str = "2026-11-24") -> object:
    data = {"answers": answers, "eligibility": {}, "channel": "online", "today": today}
    value = ENVIRONMENT.compile(expression).eval(data=data)
    assert value.type() == cel.Type.BOOL, f"{expression}: {value}"
    return value.value()


def unanswered(definition: Definition) -> dict[str, object]:
    return {field.id: None for field in fields(definition)}


def test_every_procedure_asked_for_is_there() -> None:
    assert {definition.procedure for definition in DEFINITIONS.values()} >= ASKED_FOR


@every_definition
def test_the_file_is_named_by_code_and_version(definition: Definition) -> None:
    path = next(path for path in FILES if DEFINITIONS[path.stem] is definition)
    assert re.fullmatch(rf"{re.escape(definition.procedure)}-[a-z0-9-]+-v{definition.version}", path.stem)
    assert path.read_text().splitlines()[0] == SCHEMA_LINE


def test_versions_of_a_procedure_never_hold_on_the_same_day() -> None:
    for one, other in combinations(DEFINITIONS.values(), 2):
        if one.procedure == other.procedure:
            first, second = sorted((one, other), key=lambda each: each.version)
            assert first.valid_to is not None
            assert first.valid_from <= first.valid_to < second.valid_from


def test_every_fact_says_how_it_is_known_and_where_it_was_read() -> None:
    marks = {block.mark for one in DEFINITIONS.values() for block in blocks(one) if isinstance(block, Marked)}
    assert marks == set(Mark)
    for definition in DEFINITIONS.values():
        for block in blocks(definition):
            if isinstance(block, Marked) and block.mark is Mark.FOUND:
                assert "memory" not in block.source, block


@every_definition
def test_both_languages_say_something_of_their_own(definition: Definition) -> None:
    for shown in (definition.title, definition.outcome, *(page.title for page in definition.pages)):
        assert shown.vi != shown.en


@every_definition
def test_it_is_found_by_words_that_its_title_does_not_hold(definition: Definition) -> None:
    assert set(definition.life_events) <= LIFE_EVENTS
    for language in ("vi", "en"):
        official = text.fold(definition.title.in_(language))
        assert [word for word in definition.everyday_words[language] if text.fold(word) not in official]


@every_definition
def test_conditions_speak_of_fields_that_exist(definition: Definition) -> None:
    known = {field.id for field in fields(definition)}
    for expression in conditions(definition):
        assert set(re.findall(r"\banswers\.([a-z0-9_]+)", expression)) <= known


@every_definition
def test_ids_are_given_once(definition: Definition) -> None:
    for parts in (definition.pages, list(fields(definition)), definition.components, definition.fees, definition.route):
        ids = [part.id for part in parts]
        assert len(ids) == len(set(ids))


@every_definition
def test_nothing_is_refused_for_a_question_not_yet_answered(definition: Definition) -> None:
    for expression in conditions(definition):
        evaluate(expression, unanswered(definition))
    for page in definition.pages:
        for check in page.checks:
            assert evaluate(check.that, unanswered(definition)) is True, check.that


@every_definition
def test_who_files_is_not_asked_what_the_state_knows(definition: Definition) -> None:
    requester = definition.field("requester")
    assert requester is not None
    assert requester.sources[0] in ("population.self", "subject.parent")
    for field in fields(definition):
        if field.type is FieldType.PERSON and "citizen_number" in field.parts:
            assert "population.lookup" in field.sources, field.id


@every_definition
def test_a_choice_has_options_and_a_document_a_template(definition: Definition) -> None:
    for block in blocks(definition):
        if isinstance(block, Field):
            assert bool(block.options) == (block.type in {FieldType.CHOICE, FieldType.CHOICES}), block.id
            assert bool(block.columns) == (block.type is FieldType.TABLE), block.id
    for result in definition.results:
        assert (FOLDER / "templates" / f"{result.template}.typ").exists()


@every_definition
def test_the_route_runs_from_receipt_to_delivery_through_a_decision(definition: Definition) -> None:
    assert "receive" in definition.route[0].may
    assert "deliver" in definition.route[-1].may
    assert any("decide" in stage.may and stage.role == "leader" for stage in definition.route)


@every_definition
def test_paper_comes_after_data(definition: Definition) -> None:
    data = {SourceKind.REGISTER, SourceKind.VAULT, SourceKind.ISSUED, SourceKind.DECLARED}
    for component in definition.components:
        ranks = [source.kind not in data for source in component.sources]
        assert ranks == sorted(ranks), component.id


def test_birth_is_full_process_and_marriage_is_not() -> None:
    assert full_process(DEFINITIONS["1.001193-birth-v1"]).yes
    marriage = full_process(DEFINITIONS["1.000894-marriage-v2"])
    assert not marriage.yes
    assert any("ký" in reason.vi for reason in marriage.reasons)


@pytest.mark.parametrize(
    ("born", "today", "due"),
    [("2026-09-25", "2026-11-24", False), ("2026-09-24", "2026-11-24", True), (None, "2026-11-24", False)],
)
def test_a_birth_told_after_sixty_days_may_cost(born: str | None, today: str, due: bool) -> None:
    definition = DEFINITIONS["1.001193-birth-v1"]
    line = next(fee for fee in definition.fees if fee.id == "late_registration")
    assert line.when is not None
    assert evaluate(line.when, unanswered(definition) | {"child_born": born}, today) is due


@pytest.mark.parametrize(
    ("sex", "born", "old_enough"),
    [
        ("male", "2006-11-24", True),
        ("male", "2006-11-26", False),
        ("female", "2008-11-24", True),
        ("female", "2008-11-26", False),
        ("female", "1990", True),
    ],
)
def test_the_age_of_marriage(sex: str, born: str, old_enough: bool) -> None:
    """Law on Marriage and Family 52/2014/QH13, Article 8: 20 for men, 18 for women."""
    definition = DEFINITIONS["1.000894-marriage-v2"]
    check = next(page for page in definition.pages if page.id == "requester").checks[0]
    answers = unanswered(definition) | {"requester": {"name": "Nguyễn Văn An", "sex": sex, "born": born}}
    assert evaluate(check.that, answers) is old_enough


def test_the_marital_status_certificate_is_asked_until_the_end_of_2025() -> None:
    """Resolution 66.7/2025/NQ-CP."""
    until, since = DEFINITIONS["1.000894-marriage-v1"], DEFINITIONS["1.000894-marriage-v2"]
    assert until.valid_to == date(2025, 12, 31)
    assert since.valid_from == date(2026, 1, 1)
    assert "marital_status" in {component.id for component in until.components}
    assert "marital_status" not in {component.id for component in since.components}


@every_definition
def test_every_kind_of_paper_is_known_to_the_vault(definition: Definition) -> None:
    """A result lands in the vault, and what a form asks of it is what that kind states."""
    known = kinds()
    assert {result.code for result in definition.results if result.code} <= set(known)
    for kind, facts in rules.vault_needs(definition).items():
        assert facts - {rules.WHOLE} <= {fact.id for fact in known[kind].states}, kind


def test_a_field_asks_registers_for_what_they_state() -> None:
    known = {(one.id, fact.id): fact.type for one in pack().registers for fact in one.facts}
    asked = [
        (field, found)
        for definition in DEFINITIONS.values()
        for field in fields(definition)
        for source in field.sources
        if (found := rules.of_register(source)) is not None
    ]
    assert asked
    for field, found in asked:
        assert known[found] is field.type, field.id
