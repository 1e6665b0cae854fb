"""Reading the pack's texts: one title and text for each kind of notice in each language."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from onedoor.notices import rules
from onedoor.notices.terms import Kind, Words


class _Text(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    text: str


class _Languages(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    vi: _Text
    en: _Text


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    notices: dict[Kind, _Languages]


@lru_cache(maxsize=4)
def texts(file: Path) -> Mapping[tuple[Kind, str], Words]:
    """Every text of `file` by kind and language.

    Raises ValueError where a kind or language is missing or a text names what no fact answers to.
    """
    found = _File.model_validate(yaml.safe_load(file.read_text(encoding="utf-8"))).notices
    read: dict[tuple[Kind, str], Words] = {}
    for kind in Kind:
        if kind not in found:
            raise ValueError(f"{file.name} has no text for {kind}")
        for language, text in (("vi", found[kind].vi), ("en", found[kind].en)):
            words = Words(text.title, text.text)
            if unknown := rules.unknown_names(words):
                raise ValueError(f"{file.name}, {kind} ({language}): nothing is known as {', '.join(sorted(unknown))}")
            read[kind, language] = words
    return read
