"""What one may ask the catalogue. Versions never change, so each is read once and kept."""

from datetime import date
from functools import lru_cache
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import F, Q, QuerySet

from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.base.text import fold
from onedoor.catalogue import models, rules
from onedoor.catalogue.terms import Definition, ServiceCard, VersionRow

_ALIKE = 0.45
_MOST = 60
_STOP_WORDS = frozenset(
    {"lam", "xin", "cho", "toi", "muon", "can", "o", "dau", "the", "nao", "gi", "giay", "to", "cua", "va", "thu", "tuc"}
    | {"dang", "ky", "i", "want", "a", "my", "for", "how"}
)


def row_of(version: models.ProcedureVersion) -> VersionRow:
    """The frozen value of a published version."""
    return VersionRow(
        id=version.id,
        procedure=version.procedure,
        number=version.number,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        digest=version.digest,
        definition=Definition.model_validate(version.definition),
        published_at=version.published_at,
    )


@lru_cache(maxsize=2048)
def version(version_id: UUID) -> VersionRow:
    """A published version by id. Refuses: NotFound."""
    found = models.ProcedureVersion.objects.filter(id=version_id).first()
    if found is None:
        raise NotFound
    return row_of(found)


@lru_cache(maxsize=4096)
def _current_id(procedure: str, on: date, _minute: int) -> UUID | None:
    return _in_force(on).filter(procedure=procedure).values_list("id", flat=True).first()


def current_version(procedure: str, on: date) -> VersionRow:
    """The version of that procedure in force on that day. Refuses: NotFound.

    A newly published version is seen within half a minute by every process, and at once by the one that published it.
    """
    found = _current_id(procedure, on, int(clock.now().timestamp()) // 30)
    if found is None:
        raise NotFound
    return version(found)


def versions(procedure: str) -> tuple[VersionRow, ...]:
    """Every version of a procedure, the oldest first."""
    rows = models.ProcedureVersion.objects.filter(procedure=procedure).order_by("number")
    return tuple(row_of(row) for row in rows)


def forget_cached() -> None:
    """After publishing: what was kept in this process is read again."""
    _current_id.cache_clear()
    version.cache_clear()


def _in_force(on: date) -> QuerySet[models.ProcedureVersion]:
    return models.ProcedureVersion.objects.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)


def _card(version_id: UUID) -> ServiceCard:
    definition = version(version_id).definition
    return ServiceCard(
        procedure=definition.procedure,
        title=definition.title,
        outcome=definition.outcome,
        life_events=definition.life_events,
        sector=definition.sector,
        full_process=rules.full_process(definition).yes,
        agency_kind=definition.authority.kind.value,
    )


def services(
    words: str = "", life_event: str = "", language: str = "vi", on: date | None = None
) -> tuple[ServiceCard, ...]:
    """Procedures in force, best match first: with or without diacritics, with typos, in everyday words.

    Without words: all of them (of that life event), by title in `language`.
    """
    found = _in_force(on or clock.today())
    if life_event:
        found = found.filter(life_events__contains=[life_event])
    asked = "".join(letter if letter.isalnum() else " " for letter in fold(words[:400]))[:200].split()
    if words.strip() and not asked:
        return ()
    if not asked:
        ids = found.values_list("id", flat=True)
        cards = [_card(version_id) for version_id in ids]
        return tuple(sorted(cards, key=lambda card: fold(card.title.in_(language))))
    telling = [word for word in asked if word not in _STOP_WORDS] or asked
    ranked = _ranked(found, " ".join(asked), telling)
    return tuple(_card(version_id) for version_id in ranked.values_list("id", flat=True)[:_MOST])


def _ranked(
    found: QuerySet[models.ProcedureVersion], asked: str, telling: list[str]
) -> QuerySet[models.ProcedureVersion]:
    """Titles before everyday words before the rest; likeness of letters forgives typing errors."""
    any_word = SearchQuery(" | ".join(f"'{word}':*" for word in telling), search_type="raw", config="simple")
    alike = TrigramWordSimilarity(asked, "words")
    told = TrigramWordSimilarity(" ".join(telling), "title_words")
    return (
        found.annotate(rank=SearchRank(F("search"), any_word), alike=alike, told=told)
        .filter(Q(search=any_word) | Q(alike__gte=_ALIKE) | Q(told__gte=_ALIKE))
        .annotate(score=F("alike") * 2 + F("told") + F("rank"))
        .order_by("-score", "procedure")
    )
