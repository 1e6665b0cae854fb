"""What is due: the lines of the definition, less what the policies in force on the day of filing take off."""

import re
from collections.abc import Iterator, Sequence

from onedoor.catalogue.rules import evaluate, number
from onedoor.catalogue.rules.conditions import Told
from onedoor.catalogue.rules.shown import asked_in_context
from onedoor.catalogue.terms import Definition, FeeLine, Text
from onedoor.fees.errors import FactMissing
from onedoor.fees.rules import tariff_words as words
from onedoor.fees.rules.tariff_policies import amount_set, paid_back_by, reductions_by
from onedoor.fees.rules.tariff_prices import least, price
from onedoor.fees.terms.orders import DueLineRow
from onedoor.fees.terms.tariff import Assessment, Facts, Missing, Policy, Reduction

_NAMED = re.compile(r"\banswers\.([a-z][a-z0-9_]*)")


class _Unknown(Exception):
    """The line depends on something that is not known."""

    def __init__(self, *fields: str) -> None:
        super().__init__(*fields)
        self.fields = fields


def assess(definition: Definition, policies: Sequence[Policy], facts: Facts) -> Assessment:
    """What is due for a dossier, line by line, each explained; or which facts are missing. Nothing is guessed.

    It depends on the day of filing alone, never on today.
    """
    case = _Case(definition, policies, facts)
    due: list[DueLineRow] = []
    missing: list[Missing] = []
    excluded: set[str] = set()
    held: list[FeeLine] = []
    for line in definition.fees:
        try:
            if case.holds(line):
                held.append(line)
                excluded.update(line.excludes)
        except _Unknown as unknown:
            missing.append(Missing(line.id, line.title, unknown.fields))
    for line in held:
        if line.id not in excluded:
            try:
                due.append(case.due(line))
            except _Unknown as unknown:
                missing.append(Missing(line.id, line.title, unknown.fields))
    return Assessment(tuple(due), tuple(missing))


def check_known(assessment: Assessment, language: str = "vi") -> int:
    """The total of what is due. Refuses: FactMissing, naming the line and the questions that are open."""
    if assessment.missing:
        first = assessment.missing[0]
        raise FactMissing(line=first.title.in_(language), fields=first.fields)
    return assessment.known


class _Case:
    """A dossier's facts, with what its definition's expressions are computed over."""

    def __init__(self, definition: Definition, policies: Sequence[Policy], facts: Facts) -> None:
        self.procedure, self.policies, self.facts = definition.procedure, policies, facts
        pages, told = asked_in_context(definition, facts.answers, facts.channel, facts.filed_on)
        self.told: Told = told
        answers = self.told["answers"]
        given = answers if isinstance(answers, dict) else {}
        self.open = {field.id for _, fields in pages for field in fields if field.required and given[field.id] is None}

    def holds(self, line: FeeLine) -> bool:
        """Whether the line is due on this day, channel and case."""
        on = self.facts.filed_on
        if self.facts.channel not in line.channels or (line.valid_from and on < line.valid_from):
            return False
        if line.valid_to and line.valid_to < on:
            return False
        return line.when is None or self._true(line.when)

    def due(self, line: FeeLine) -> DueLineRow:
        """The line as it is explained and frozen. Raises _Unknown."""
        quantity, times = self._count(line.quantity), self._count(line.times)
        usual = line.amount if line.amount is not None else amount_set(line, self.procedure, self.policies, self.facts)
        reductions = tuple(self._reductions(line)) if usual != 0 or line.steps else ()
        if usual is None:
            return _known_to_be_free(line, quantity * times, reductions)
        base = price(line, usual, quantity, times)
        chosen = least(line, usual, quantity, times, reductions) if base else ()
        amounts = [base, *(one.after for one in chosen)]
        counted = words.counted(line, usual, quantity, times)
        reasons = [counted] if counted else []
        reasons += [words.reduced(one.by, before, one.after) for before, one in zip(amounts, chosen, strict=False)]
        if amounts[-1]:
            back = paid_back_by(self.policies, line, self.procedure, self.facts)
            reasons += [words.paid_back(one) for one in back]
        return _row(line, quantity * times, base, amounts[-1], reasons)

    def _reductions(self, line: FeeLine) -> Iterator[Reduction]:
        claimed = {group.id for group in line.exempt if group.claimed is not None and self._true(group.claimed)}
        for group in line.exempt:
            if group.id in claimed:
                yield words.as_reduction(group, line)
        yield from reductions_by(self.policies, line, self.procedure, self.facts, claimed)

    def _true(self, expression: str) -> bool:
        self._check_known(expression)
        return evaluate(expression, self.told)

    def _count(self, expression: str | None) -> int:
        if expression is None:
            return 1
        self._check_known(expression)
        counted = number(expression, self.told)
        if counted is None:
            raise _Unknown(*dict.fromkeys(_NAMED.findall(expression)))
        return counted

    def _check_known(self, expression: str) -> None:
        unknown = [name for name in dict.fromkeys(_NAMED.findall(expression)) if name in self.open]
        if unknown:
            raise _Unknown(*unknown)


def _known_to_be_free(line: FeeLine, quantity: int, reductions: tuple[Reduction, ...]) -> DueLineRow:
    """Nothing of an unknown amount is nothing. Raises _Unknown where the province's amount would be needed."""
    free = next((one for one in reductions if one.unit == 0 or (one.unit is None and one.factor == 0)), None)
    if free is None:
        raise _Unknown
    return _row(line, quantity, 0, 0, [words.reduced(free, None, 0)])


def _row(line: FeeLine, quantity: int, base: int, amount: int, reasons: list[Text]) -> DueLineRow:
    return DueLineRow(
        id=line.id,
        title_vi=line.title.vi,
        title_en=line.title.en,
        quantity=quantity,
        base=base,
        amount=amount,
        reasons_vi=tuple(reason.vi for reason in reasons),
        reasons_en=tuple(reason.en for reason in reasons),
        legal_basis=line.legal_basis or line.source,
        refundable=line.refundable,
    )
