"""What helpers learn, and what they ask when they do not know on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pydantic import Field

from onedoor.catalogue.terms import Marked, Text
from onedoor.catalogue.terms.facts import Part
from onedoor.outreach.terms.teams import Topic

LONGEST_QUESTION, LONGEST_ANSWER = 600, 2000
MOST_CASES_A_DAY = 20


class Ground(Marked):
    """A law or decision that a lesson rests on, with how sure it is."""

    title: Text


class Lesson(Part):
    """A short lesson: what it is for, what to do, what never to do, and words to say. A version is read once."""

    id: str = Field(pattern=r"^[a-z][a-z-]{2,39}$")
    version: int = Field(ge=1)
    minutes: int = Field(ge=1, le=10)
    title: Text
    why: Text
    do: tuple[Text, ...] = Field(min_length=1)
    never: tuple[Text, ...] = ()
    say: Text | None = None
    grounds: tuple[Ground, ...] = ()


class Lessons(Part):
    """The file."""

    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson as a helper has it; `read_at` is when they read this version, None: not yet."""

    lesson: Lesson
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class LessonStanding:
    """Who of a team has not read a lesson, by name, of so many."""

    lesson: Lesson
    unread: tuple[str, ...]
    members: int


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. `id` was made by who sends it: sent twice, it is one."""

    id: UUID
    team: UUID
    topic: Topic
    text: str
    procedure: str = ""
    household: UUID | None = None


@dataclass(frozen=True, slots=True)
class HelpCaseRow:
    """A help case. `household` is told to who asked, and to who may answer."""

    id: UUID
    team: str
    topic: Topic
    procedure: str
    question: str
    asked_name: str
    asked_at: datetime
    household: str
    answer: str
    answered_name: str
    answered_at: datetime | None

    @property
    def waits(self) -> bool:
        return self.answered_at is None
