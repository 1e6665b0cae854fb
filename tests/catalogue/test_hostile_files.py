"""Whatever file is given: it ends soon, in little memory, with a fault that has its place."""

import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.catalogue.checking import check_file
from tests.catalogue.definitions import SMALL

GOOD = SMALL.encode()


def with_condition(expression: str) -> bytes:
    return SMALL.replace("when: answers.kind == 'special'", f"when: {expression!r}").encode()


HOSTILE = {
    "nothing": b"",
    "only comments": b"# x\n" * 60_000,
    "only spaces": b" " * 250_000,
    "a word": b"procedure",
    "a list": b"- 1\n" * 300,
    "null": b"null",
    "two documents": GOOD + b"\n---\n" + GOOD,
    "too large": b"a: " + b"x" * 1_000_000,
    "large": b'a: "' + b"x" * 250_000 + b'"',
    "NUL": b"a: \x00",
    "NUL escaped": GOOD.replace(b"en: Test permit", b'en: "\\0"'),
    "bell": b"a: \x07",
    "UTF-16": SMALL.encode("utf-16"),
    "UTF-16 without mark": SMALL.encode("utf-16-le"),
    "UTF-32": SMALL.encode("utf-32"),
    "Latin": b"a: \xe9\xe8",
    "Vietnamese of before": SMALL.encode("cp1258", "replace") + b"# \xd2\xff",
    "overlong UTF-8": b"a: \xc0\xaf",
    "a lone surrogate": b"a: \xed\xa0\x80",
    "a surrogate escaped": GOOD.replace(b"en: Test permit", b'en: "\\ud800"'),
    "an alias bomb": b"".join(b"a%d: &a%d [%s]\n" % (n, n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 9)),
    "an anchor": b"a: &a 1",
    "an alias of itself": b"a: &a [*a]",
    "a merge key": GOOD + b"\n<<: {version: 2}",
    "a merge list": GOOD + b"\n<<: [{version: 2}, {version: 3}]",
    "a doubled key": GOOD + b"\nversion: 2",
    "ten thousand doubled keys": b"a: 1\n" * 10_000,
    "a python object": b"a: !!python/object/apply:os.system [ 'true' ]",
    "a python name": b"a: !!python/name:os.system",
    "a python key": b"? !!python/tuple [1]\n: 1",
    "a tag of one's own": b"a: !mine 1",
    "binary": b"a: !!binary aGVsbG8=",
    "a set": b"a: !!set {b, c}",
    "an ordered map": b"a: !!omap [b: 1]",
    "a list for a key": b"? [1, 2]\n: 1",
    "a table for a key": b"? {a: 1}\n: 1",
    "open lists": b"[" * 100_000,
    "nested lists": b"a: " + b"[" * 5_000 + b"]" * 5_000,
    "nested tables": b"{a: " * 5_000 + b"}" * 5_000,
    "nested lines": b"- " * 100_000,
    "nested questions": b"? " * 100_000,
    "indented": b"".join(b" " * n + b"a:\n" for n in range(600)),
    "a wide list": b"pages: [" + b"{}," * 60_000 + b"{}]",
    "wide pages": b"pages: [" + b"{fields: [" * 1 + b"{}," * 390 + b"{}]}]",
    "a wide table": b"".join(b"k%d: 1\n" % n for n in range(20_000)),
    "an endless number": GOOD.replace(b"version: 1", b"version: " + b"9" * 100_000),
    "a huge number": GOOD.replace(b"minutes_to_fill: 5", b"minutes_to_fill: 9999999999999999999999"),
    "a number to the power": GOOD.replace(b"version: 1", b"version: 1e99999"),
    "infinity": GOOD.replace(b"version: 1", b"version: .inf"),
    "no number": GOOD.replace(b"version: 1", b"version: .nan"),
    "sexagesimal": GOOD.replace(b"version: 1", b"version: 59:59:59"),
    "octal": GOOD.replace(b"version: 1", b"version: 0o777x"),
    "a day that is none": GOOD.replace(b"2026-01-01", b"2026-02-30"),
    "the year 99999": GOOD.replace(b"2026-01-01", b"99999-01-01"),
    "a long text": GOOD.replace(b"en: Test permit", b"en: " + b"x" * 200_000),
    "escapes": b'a: "' + b"\\x41" * 60_000 + b'"',
    "many quotes": b"a: " + b"'" * 100_001,
    "folded without end": b"a: >\n" + b" x\n" * 80_000,
    "a long key": b"x" * 200_000 + b": 1",
    "directives": b"%YAML 9.9\n---\na: 1",
    "tag directive": b"%TAG ! tag:evil,2026:\n---\na: !x 1",
    "a tab": b"a:\n\tb: 1",
    "nested comprehensions": with_condition("answers.a.all(x, answers.a.all(y, answers.a.all(z, x == z)))"),
    "a map of maps": with_condition("[1, 2].map(x, [1, 2].map(y, x)) == []"),
    "a pattern bomb": with_condition("answers.kind.matches('(a+)+$')"),
    "a power": with_condition("9**9**9 == 1"),
    "a repeated text": with_condition("'a' * 999999999 == ''"),
    "a long sum": with_condition("+".join(["answers.kind"] * 45) + " == ''"),
    "brackets": with_condition("(" * 295 + "1" + ")" * 295),
    "a program": with_condition("__import__('os').system('true')"),
    "a field that waits for itself": GOOD.replace(b"answers.kind == 'special'", b"answers.reason == 'special'"),
    "fields that wait for each other": GOOD.replace(
        b"        type: choice", b"        when: answers.reason == 'x'\n        type: choice"
    ),
    "a pattern in an id": GOOD.replace(b"id: first", b"id: " + b"a" * 60_000),
}


def seconds_of(check: Callable[[], object]) -> float:
    """The least of three runs: the first warms what every file shares, and a machine may be busy with others."""
    taken = []
    for _ in range(3):
        before = time.process_time()
        check()
        taken.append(time.process_time() - before)
    return min(taken)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_soon_with_a_fault(name: str, tmp_path: Path) -> None:
    file = tmp_path / "hostile.yaml"
    file.write_bytes(HOSTILE[name])

    _, faults = check_file(file)

    assert seconds_of(lambda: check_file(file)) < 0.1
    assert faults
    assert len(faults) <= 100
    for fault in faults:
        assert fault.line >= 1
        assert fault.column >= 1
        assert fault.sentence.vi
        assert len(fault.sentence.en) < 1000


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_takes_little_memory(name: str, tmp_path: Path) -> None:
    file = tmp_path / "hostile.yaml"
    file.write_bytes(HOSTILE[name])
    tracemalloc.start()
    try:
        check_file(file)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert most < 16 * 1024**2


@given(st.binary(max_size=300))
def test_no_bytes_are_more_than_a_fault(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("any") / "any.yaml"
    file.write_bytes(content)

    definition, faults = check_file(file)

    assert definition is None
    assert faults


def test_the_small_definition_has_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "small.yaml"
    file.write_bytes(GOOD)

    definition, faults = check_file(file)

    assert faults == ()
    assert definition is not None
