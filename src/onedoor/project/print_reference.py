"""The reference pages, printed from the code: what they tell is what there is. `make docs` writes them."""

import os
import pkgutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from typing import cast

import click

import onedoor
from onedoor.base.errors import Refusal
from onedoor.project import graphs
from onedoor.project.env import Environment

ROOT = Path(__file__).resolve().parents[3]
TARGET = ROOT / "docs/reference"
_NOTE = "<!-- Printed from the code by `make docs`. Change the code, then print again. -->"

Schema = Mapping[str, object]


def main() -> int:
    """Write each page that differs from what is there."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.project.settings")
    django.setup()
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        file = TARGET / name
        if not file.exists() or file.read_text() != text:
            file.write_text(text)
            sys.stdout.write(f"{file.relative_to(ROOT)}\n")
    return 0


def pages() -> dict[str, str]:
    """Every page by file name. Django must be set up."""
    return {name: printed() for name, printed in PAGES.items()}


def _page(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f"# {title}", "", _NOTE, "", *lines]).rstrip() + "\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    def line(cells: tuple[str, ...]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"

    return [line(head), "|" + " --- |" * len(head), *map(line, rows)]


def settings() -> list[str]:
    """Every environment variable."""
    rows = [
        (
            f"`ONEDOOR_{setting.name.upper()}`",
            f"`{setting.default}`" if setting.default else "",
            setting.metadata["sentence"],
        )
        for setting in fields(Environment)
    ]
    return ["Environment variables, read once at start.", "", *_table(("Variable", "Default", "Meaning"), rows)]


def commands() -> list[str]:
    """Every command with its help."""
    from onedoor.project.command_line import main as group

    lines: list[str] = []
    for name in ("", *group.commands):
        command: click.Command = group.commands[name] if name else group
        context = click.Context(
            command, info_name=f"onedoor {name}".strip(), terminal_width=100, help_option_names=["-h", "--help"]
        )
        lines += [f"## `onedoor {name}`".replace(" `", " `").replace(" `onedoor `", " `onedoor`"), ""]
        lines += ["```text", command.get_help(context), "```", ""]
    return lines


def states() -> list[str]:
    """The ten states, and the moves between them as a diagram and as a table."""
    from onedoor.dossiers.terms import moves
    from onedoor.dossiers.terms.states import State

    lines = ["The ten statuses of the National Portal (QCVN 120:2019), and the moves between them.", ""]
    lines += _table(("State", "Number at the National Portal"), [(f"`{s}`", str(s.portal_code)) for s in State])
    lines += ["", "```mermaid", "stateDiagram-v2"]
    for move in moves.MOVES:
        if move.to is None:
            continue
        lines += [f"    {source} --> {move.to}: {move.name}" for source in sorted(map(str, move.from_)) or ["[*]"]]
    lines += ["```", "", "## Moves", ""]
    rows = [
        (
            f"`{move.name}`",
            ", ".join(f"`{source}`" for source in sorted(move.from_)) or "a draft",
            f"`{move.to}`" if move.to else "as it was",
            ", ".join(sorted(str(who) for who in move.by)),
            str(move.turn or "as it was"),
        )
        for move in moves.MOVES
    ]
    return [
        *lines,
        *_table(("Move", "From", "To", "By", "Whose turn then"), rows),
        *graphs.graphs(),
    ]


def refusals() -> list[str]:
    """Every refusal with its sentences."""
    from onedoor.doors.frame.sentences import SENTENCES

    for module in pkgutil.walk_packages(onedoor.__path__, "onedoor."):
        if module.name.endswith(".errors"):
            import_module(module.name)
    every: list[type[Refusal]] = [Refusal, *_subclasses(Refusal)]
    kinds = {kind.code: kind for kind in every}
    rows = [
        (
            f"`{code}`",
            str(kinds[code].status if code in kinds else ""),
            f"{pair.vi.title} {pair.vi.help}",
            f"{pair.en.title} {pair.en.help}",
        )
        for code, pair in sorted(SENTENCES.items())
    ]
    return [
        "How Onedoor says no. The code is stable; the API gives it as `code` of a problem (RFC 9457).",
        "",
        *_table(("Code", "Status", "Vietnamese", "English"), rows),
    ]


def _subclasses(kind: type[Refusal]) -> list[type[Refusal]]:
    return [found for direct in kind.__subclasses__() for found in (direct, *_subclasses(direct))]


def routes() -> list[str]:
    """Every address with its access rule."""
    from onedoor.doors.frame import access

    rows = [
        (f"`/{route.pattern}`", f"`{route.name}`", ", ".join(f"`{rule}`" for rule in route.rules))
        for route in sorted(access.routes(), key=lambda route: route.pattern)
    ]
    return [
        "Whoever has no rule in is answered exactly as if the address did not exist.",
        "",
        *_table(("Address", "Name", "Who may come"), rows),
    ]


def data() -> list[str]:
    """Every table with its columns by how sensitive they are."""
    from onedoor.project import tables

    return [*tables.ABOUT, *_table(tables.HEAD, tables.rows())]


def definition_schema() -> str:
    """The JSON Schema that editors complete and check with."""
    import json

    from onedoor.catalogue.terms import Definition

    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Definition.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def result_schema() -> str:
    """The JSON Schema of the record inside a result."""
    import json

    from onedoor.dossiers.terms.record import ResultRecord

    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **ResultRecord.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def definition() -> list[str]:
    """Each part of a definition with its members."""
    from onedoor.catalogue.terms import Definition

    lines = ["Editors complete and check a definition with [definition.schema.json](definition.schema.json).", ""]
    return lines + _parts("Definition", Definition.model_json_schema())


def fee_policies_schema() -> str:
    """The JSON Schema of the files in the folder `fees` of a pack."""
    import json

    from onedoor.fees.terms.tariff import PolicyFile

    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **PolicyFile.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def fee_policies() -> list[str]:
    """Each part of a file of fee policies with its members, and how what is due is worked out."""
    from onedoor.fees.rules import tariff
    from onedoor.fees.terms.tariff import PolicyFile

    about = tariff.assess.__doc__ or ""
    lines = ["Editors complete and check these files with [fee-policies.schema.json](fee-policies.schema.json).", ""]
    lines += [" ".join(about.split()), ""]
    return lines + _parts("PolicyFile", PolicyFile.model_json_schema())


def _parts(name: str, schema: Schema) -> list[str]:
    parts = cast("dict[str, Schema]", schema.get("$defs", {}))
    return [line for one, part in [(name, schema), *sorted(parts.items())] for line in _part(one, part)]


def _part(name: str, part: Schema) -> list[str]:
    lines = [f"## {name}", "", str(part.get("description", "")), ""]
    if "enum" in part:
        return [*lines, "One of " + ", ".join(f"`{value}`" for value in cast("list[object]", part["enum"])) + ".", ""]
    members = cast("dict[str, Schema]", part.get("properties", {}))
    required = cast("list[str]", part.get("required", []))
    rows = [
        (f"`{member}`", _kind(about), "yes" if member in required else "", str(about.get("description", "")))
        for member, about in members.items()
    ]
    return [*lines, *_table(("Member", "Kind", "Required", "Meaning"), rows), ""] if rows else lines


def _kind(about: Schema) -> str:
    if "$ref" in about:
        name = str(about["$ref"]).rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    for several in ("anyOf", "oneOf"):
        if several in about:
            return " or ".join(_kind(one) for one in cast("list[Schema]", about[several]))
    if about.get("type") == "array":
        return f"list of {_kind(cast(Schema, about.get('items', {})))}"
    if "const" in about:
        return f"`{about['const']}`"
    return str(about.get("type", "anything"))


PAGES: Mapping[str, Callable[[], str]] = {
    "settings.md": lambda: _page("Settings", settings()),
    "commands.md": lambda: _page("Commands", commands()),
    "states.md": lambda: _page("States and moves of a dossier", states()),
    "refusals.md": lambda: _page("Refusals", refusals()),
    "data.md": lambda: _page("Tables and how sensitive their columns are", data()),
    "routes.md": lambda: _page("Addresses and who may come", routes()),
    "definition.md": lambda: _page("The definition of a procedure", definition()),
    "definition.schema.json": definition_schema,
    "result.schema.json": result_schema,
    "fee-policies.md": lambda: _page("Fee policies", fee_policies()),
    "fee-policies.schema.json": fee_policies_schema,
}

if __name__ == "__main__":
    sys.exit(main())
