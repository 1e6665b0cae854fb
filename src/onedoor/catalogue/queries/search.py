"""Search: titles before everyday words before the rest; without diacritics, with typing errors, in whole sentences."""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db import connection
from django.db.models import Case, F, FloatField, QuerySet, Value, When

from onedoor.base import clock
from onedoor.base.kept import kept
from onedoor.base.text import fold
from onedoor.catalogue import models
from onedoor.catalogue.queries.versions import in_force, row_of
from onedoor.catalogue.rules.home import full_process
from onedoor.catalogue.rules.spelling import meant
from onedoor.catalogue.terms import Definition, ServiceCard

_MOST = 30
_MOST_WORDS = 12
_COMMON = 0.1
_FEW = 100
_HARDLY = 0.35
_SOMEWHAT = 0.7
_MOST_NEAR = 3
_CODE = re.compile(r"\s*(\d\.\d{6})(\D.*)?\s*")
_Found = QuerySet[models.ProcedureVersion]
_STOP_WORDS = frozenset(
    {"lam", "xin", "cho", "toi", "muon", "can", "o", "dau", "the", "nao", "gi", "giay", "to", "cua", "va", "thu", "tuc"}
    | {"dang", "ky", "i", "want", "a", "my", "for", "how", "do", "an", "is", "in", "where", "get", "need"}
)


class _Vocabulary(NamedTuple):
    """Every word of the catalogue and how many versions hold it; `size` is the number of versions."""

    words: Mapping[str, int]
    size: int


class _Asked(NamedTuple):
    """One word of the question: what it may stand for, and how much it tells (rare words tell more)."""

    meant: tuple[str, ...]
    tells: float
    common: bool

    def query(self) -> SearchQuery:
        return SearchQuery(" | ".join(f"'{word}'" for word in self.meant), search_type="raw", config="simple")


def services(
    words: str = "", life_event: str = "", language: str = "vi", on: date | None = None
) -> tuple[ServiceCard, ...]:
    """Procedures in force, best match first: with or without diacritics, with typos, in everyday words.

    Without words: all of them (of that life event), by title in `language`. At most 30 where words are given.
    """
    if not words.strip():
        cards = _all_cards(on or clock.today(), life_event)
        return tuple(sorted(cards, key=lambda card: fold(card.title.in_(language))))
    found = _offered(on or clock.today(), life_event)
    if code := _CODE.fullmatch(words):
        return _cards(found.filter(procedure__startswith=code[1]).order_by("procedure").values_list("id", flat=True))
    typed = _typed(words)
    asked = _understood([word for word in typed if word not in _STOP_WORDS]) or _understood(typed)
    if not asked:
        return ()
    near = _nearest(found, asked)
    ranked = _ranked(found.filter(id__in=near), " ".join(typed), asked)
    return _cards(row_id for row_id, score in ranked if score >= _HARDLY * ranked[0][1])


def _offered(on: date, life_event: str) -> _Found:
    found = in_force(on)
    return found.filter(life_events__contains=[life_event]) if life_event else found


@kept
def _all_cards(on: date, life_event: str) -> tuple[ServiceCard, ...]:
    return _cards(_offered(on, life_event).values_list("id", flat=True))


def nearest(words: str, on: date | None = None) -> tuple[ServiceCard, ...]:
    """Where `services` finds nothing: at most three procedures with words that look somewhat like these."""
    known = _words_now().words
    alike = [
        near
        for word in _typed(words)
        if word not in _STOP_WORDS
        for near in get_close_matches(word, known, n=1, cutoff=_SOMEWHAT)
    ]
    return services(" ".join(alike), on=on)[:_MOST_NEAR] if alike else ()


def forget_words() -> None:
    """After publishing: the words of the catalogue are read again."""
    _vocabulary.cache_clear()


def _typed(words: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in fold(words[:400]))[:200].split()[:_MOST_WORDS]


@lru_cache(maxsize=1)
def _vocabulary(_minutes: int) -> _Vocabulary:
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, ndoc FROM ts_stat('SELECT search FROM catalogue_procedureversion')")
        words = {word: int(count) for word, count in cursor.fetchall() if word.isalnum()}
    return _Vocabulary(words, models.ProcedureVersion.objects.count())


def _words_now() -> _Vocabulary:
    return _vocabulary(int(clock.now().timestamp()) // 300)


def _understood(words: Iterable[str]) -> tuple[_Asked, ...]:
    """What each word stands for; words that stand for nothing here are left out."""
    vocabulary = _words_now()
    asked = []
    for word in dict.fromkeys(words):
        known = meant(word, vocabulary.words)
        if known:
            held_by = max(vocabulary.words[one] for one in known)
            common = held_by > max(_FEW, _COMMON * vocabulary.size)
            asked.append(_Asked(known, math.log(1 + vocabulary.size / held_by), common))
    return tuple(asked)


def _nearest(found: _Found, asked: tuple[_Asked, ...]) -> list[UUID]:
    """The few versions that hold most of what tells. Words that everybody uses choose only together."""
    all_of_them = reduce(lambda one, other: one & other, (word.query() for word in asked))
    rare = [word.query() for word in asked if not word.common]
    any_of_them = reduce(or_, (found.filter(search=query) for query in (all_of_them, *rare)))
    held = sum((_held(word) for word in asked), start=Value(0.0))
    rank = SearchRank(F("search"), reduce(or_, (word.query() for word in asked)))
    return list(
        any_of_them.annotate(near=held + rank).order_by("-near", "procedure").values_list("id", flat=True)[:_MOST]
    )


def _held(word: _Asked) -> Case:
    return Case(When(search=word.query(), then=Value(word.tells)), default=Value(0.0), output_field=FloatField())


def _ranked(near: _Found, typed: str, asked: tuple[_Asked, ...]) -> list[tuple[UUID, float]]:
    """Versions and their scores, best first: how much is told, how alike it reads, and where."""
    told = " ".join(word.meant[0] for word in asked)
    weight = sum(word.tells for word in asked)
    rank = SearchRank(F("search"), reduce(or_, (word.query() for word in asked)))
    held = sum((_held(word) for word in asked), start=Value(0.0)) / Value(weight)
    alike = TrigramWordSimilarity(typed, "words") + TrigramWordSimilarity(told, "words")
    score = held * 2 + alike + TrigramWordSimilarity(told, "title_words") + rank
    rows = near.annotate(score=score).order_by("-score", "procedure").values_list("id", "score")
    return [(row_id, float(given)) for row_id, given in rows]


_kept_cards: dict[UUID, ServiceCard] = {}


def _cards(ids: Iterable[UUID]) -> tuple[ServiceCard, ...]:
    """The cards of these versions, in this order; those not seen before are read in one query."""
    wanted = list(ids)
    missing = [one for one in wanted if one not in _kept_cards]
    for row in models.ProcedureVersion.objects.filter(id__in=missing) if missing else ():
        _kept_cards[row.id] = _card(row_of(row).definition)
    return tuple(_kept_cards[one] for one in wanted)


def _card(definition: Definition) -> ServiceCard:
    return ServiceCard(
        procedure=definition.procedure,
        title=definition.title,
        outcome=definition.outcome,
        life_events=definition.life_events,
        sector=definition.sector,
        full_process=full_process(definition).yes,
        agency_kind=definition.authority.kind.value,
    )
