"""Words in other languages: compiles each `locale/*/LC_MESSAGES/django.po` to `.mo`, and checks that none is missing.

Vietnamese is what templates and code are written in. `python -m onedoor.project.messages` compiles;
`--check` names each text of a door that has no English; neither needs gettext to be installed.
"""

import ast
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1]
_TRANSLATE = re.compile(r"""{%\s*(?:translate|trans)\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')(?P<rest>[^%]*)%}""")
_BLOCK = re.compile(
    r"{%\s*(?:blocktranslate|blocktrans)\b(?P<head>[^%]*)%}(?P<body>.*?){%\s*end(?:blocktranslate|blocktrans)\s*%}",
    re.DOTALL,
)
_PLURAL = re.compile(r"{%\s*plural\s*%}")
_VARIABLE = re.compile(r"{{\s*([\w.]+)\s*}}")
_CONTEXT = re.compile(r"""context\s+("[^"]*"|'[^']*')""")
_CALLS = {
    "_": (0, None),
    "gettext": (0, None),
    "gettext_lazy": (0, None),
    "gettext_noop": (0, None),
    "ngettext": (0, None),
    "ngettext_lazy": (0, None),
    "pgettext": (1, 0),
    "pgettext_lazy": (1, 0),
}
"""Functions that mark a text, with the places of the text and of its context among their arguments."""

Catalogue = dict[str, str | list[str]]
"""Translations by key (`context\\x04text`); a list holds the plural forms."""


def read(catalogue: Path) -> Catalogue:
    """The entries of a .po file. Raises ValueError with the line of what cannot be read."""
    found: Catalogue = {}
    entry: dict[str, str] = {}
    field = ""
    for number, line in enumerate([*catalogue.read_text(encoding="utf-8").splitlines(), ""], start=1):
        text = line.strip()
        if text.startswith("#"):
            continue
        if not text or (
            entry.get("msgid") is not None and text.startswith(("msgctxt", "msgid ")) and "msgstr" in field
        ):
            _store(found, entry)
            entry, field = {}, ""
            if not text:
                continue
        match = re.fullmatch(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(.*)"', text)
        if match is None or not (match[1] or field):
            raise ValueError(f"{catalogue}, line {number}: not a line of a message catalogue.")
        field = match[1] or field
        entry[field] = entry.get(field, "") + str(ast.literal_eval(f'"{match[2]}"'))
    return found


def _store(found: Catalogue, entry: dict[str, str]) -> None:
    if "msgid" not in entry:
        return
    key = f"{entry['msgctxt']}\x04{entry['msgid']}" if "msgctxt" in entry else entry["msgid"]
    if "msgid_plural" in entry:
        forms = [entry[name] for name in sorted(entry) if name.startswith("msgstr[")]
        if all(forms):
            found[f"{key}\x00{entry['msgid_plural']}"] = forms
    elif entry.get("msgstr"):
        found[key] = entry["msgstr"]


def compiled(entries: Catalogue) -> bytes:
    """The entries in the binary form that gettext reads (GNU gettext manual, "The Format of GNU MO Files")."""
    pairs = sorted(
        (key.encode(), ("\x00".join(said) if isinstance(said, list) else said).encode())
        for key, said in entries.items()
    )
    start = 7 * 4 + 16 * len(pairs)
    keys, values, data = b"", b"", b""
    for key, _value in pairs:
        keys += struct.pack("<II", len(key), start + len(data))
        data += key + b"\x00"
    for _key, value in pairs:
        values += struct.pack("<II", len(value), start + len(data))
        data += value + b"\x00"
    head = struct.pack("<IIIIIII", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return head + keys + values + data


def compile_all(source: Path = SOURCE) -> int:
    """Compile what is newer than its compiled form; tells how many were."""
    done = 0
    for catalogue in sorted(source.rglob("locale/*/LC_MESSAGES/*.po")):
        target = catalogue.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < catalogue.stat().st_mtime:
            target.write_bytes(compiled(read(catalogue)))
            done += 1
    return done


def marked(folder: Path) -> Iterator[tuple[str, str]]:
    """Every (key, file) that templates and code below `folder` mark for translation."""
    for template in sorted(folder.rglob("*.html")):
        yield from ((key, str(template)) for key in in_template(template.read_text(encoding="utf-8")))
    for module in sorted(folder.rglob("*.py")):
        yield from ((key, str(module)) for key in in_code(module.read_text(encoding="utf-8")))


def in_template(text: str) -> Iterator[str]:
    """The keys that a template marks."""
    for match in _TRANSLATE.finditer(text):
        yield _before(match["rest"]) + str(ast.literal_eval(match[1])).replace("%", "%%")
    for match in _BLOCK.finditer(text):
        forms = [_VARIABLE.sub(r"%(\1)s", form.replace("%", "%%")) for form in _PLURAL.split(match["body"])]
        if re.search(r"\btrimmed\b", match["head"]):
            forms = [" ".join(line.strip() for line in form.strip().splitlines()) for form in forms]
        yield _before(match["head"]) + "\x00".join(forms)


def _before(options: str) -> str:
    """The part of a key that a tag's `context "…"` makes."""
    context = _CONTEXT.search(options)
    return f"{context[1][1:-1]}\x04" if context else ""


def in_code(text: str) -> Iterator[str]:
    """The keys that Python code marks, where they are written out."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in _CALLS:
            continue
        place, context_place = _CALLS[node.func.id]
        said = [str(argument.value) if isinstance(argument, ast.Constant) else "" for argument in node.args]
        if len(said) <= place or not said[place]:
            continue
        key = said[place]
        if node.func.id.startswith("ngettext") and len(said) > 1:
            key = f"{key}\x00{said[1]}"
        yield f"{said[context_place]}\x04{key}" if context_place is not None else key


def missing(source: Path = SOURCE, language: str = "en") -> list[str]:
    """A line for each marked text of a door that no catalogue of `language` has."""
    catalogues = sorted(source.rglob(f"locale/{language}/LC_MESSAGES/django.po"))
    known = {key for catalogue in catalogues for key in read(catalogue)}
    gaps = {key: file for key, file in marked(source / "doors") if key not in known}
    return [f"{Path(file).relative_to(source)}: {key!r}" for key, file in sorted(gaps.items(), key=lambda gap: gap[1])]


def main(arguments: list[str]) -> int:
    """Compile, or check with `--check`; the exit code is 1 where a text is missing."""
    if "--check" in arguments:
        gaps = missing()
        sys.stdout.write("".join(f"No English for {gap}\n" for gap in gaps) or "Every text has its English.\n")
        return 1 if gaps else 0
    sys.stdout.write(f"{compile_all()} message catalogues compiled.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
