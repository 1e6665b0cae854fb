"""What a definition decides: what is asked, whether it is answered, how it goes on, and what it costs."""

from onedoor.catalogue.rules.about import about
from onedoor.catalogue.rules.changes import carry_over
from onedoor.catalogue.rules.complete import check_answers
from onedoor.catalogue.rules.conditions import BadCondition, check_condition, check_number, evaluate, number
from onedoor.catalogue.rules.countries import COUNTRIES, country_name
from onedoor.catalogue.rules.course import (
    applicable_components,
    applicable_fees,
    applicable_results,
    first_stage,
    may_be_spared,
    must_upload,
    next_stage,
    previous_stage,
    stage,
    time_limit,
)
from onedoor.catalogue.rules.declared import co_signers, declaration
from onedoor.catalogue.rules.given import read_answer, read_answers
from onedoor.catalogue.rules.home import full_process
from onedoor.catalogue.rules.needs import WHOLE, of_register, of_vault, vault_needs
from onedoor.catalogue.rules.parsing import Typed, parse_field
from onedoor.catalogue.rules.saved import WrongShape, as_typed
from onedoor.catalogue.rules.shown import context, visible_fields, visible_pages
from onedoor.catalogue.rules.words import date_in_words, display

__all__ = [
    "COUNTRIES",
    "WHOLE",
    "BadCondition",
    "Typed",
    "WrongShape",
    "about",
    "applicable_components",
    "applicable_fees",
    "applicable_results",
    "as_typed",
    "carry_over",
    "check_answers",
    "check_condition",
    "check_number",
    "co_signers",
    "context",
    "country_name",
    "date_in_words",
    "declaration",
    "display",
    "evaluate",
    "first_stage",
    "full_process",
    "may_be_spared",
    "must_upload",
    "next_stage",
    "number",
    "of_register",
    "of_vault",
    "parse_field",
    "previous_stage",
    "read_answer",
    "read_answers",
    "stage",
    "time_limit",
    "vault_needs",
    "visible_fields",
    "visible_pages",
]
