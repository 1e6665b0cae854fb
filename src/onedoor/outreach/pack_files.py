"""Reading the lessons of the pack."""

from functools import lru_cache
from pathlib import Path

import yaml
from django.conf import settings

from onedoor.outreach.terms import Lesson, Lessons


@lru_cache(maxsize=4)
def _lessons(file: Path) -> tuple[Lesson, ...]:
    if not file.exists():
        return ()
    return Lessons.model_validate(yaml.safe_load(file.read_text(encoding="utf-8"))).lessons


def lessons() -> tuple[Lesson, ...]:
    """Every lesson, in the order in which they are read."""
    return _lessons(settings.ENV.pack_path / "lessons.yaml")
