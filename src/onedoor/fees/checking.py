"""Checking fee policies: every fault with its place, in one file and against the definitions of the pack."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from onedoor.catalogue.checking import check_shape, faults_at
from onedoor.catalogue.terms import Definition, Fault, FeeLine, Text
from onedoor.fees.terms.tariff import Effect, Policy, PolicyFile

Where = tuple[str | int, ...]
Finding = tuple[Where, Text]


def check_policies(folder: Path, definitions: Sequence[Definition]) -> tuple[tuple[Policy, ...], tuple[Fault, ...]]:
    """Every policy in the folder `fees` of a pack, and every fault."""
    policies: list[Policy] = []
    faults: list[Fault] = []
    files: list[tuple[Path, PolicyFile]] = []
    for path in sorted((folder / "fees").glob("*.yaml")):
        read, found = check_shape(path, PolicyFile)
        faults += found
        if read is not None:
            files.append((path, read))
            policies += read.policies
    known = {policy.id for policy in policies} | {
        group.id for definition in definitions for line in definition.fees for group in line.exempt
    }
    for path, read in files:
        faults += faults_at(path, _unsound(read, definitions, known))
    ids = [policy.id for policy in policies]
    for path, read in files:
        twice = [(n, one.id) for n, one in enumerate(read.policies) if ids.count(one.id) > 1]
        faults += faults_at(path, ((("policies", n, "id"), _twice(name)) for n, name in twice))
    return tuple(policies), tuple(faults)


def _twice(name: str) -> Text:
    return Text(vi=f"Mã “{name}” dùng cho hai chính sách.", en=f"Two policies have the id “{name}”.")


def _unsound(read: PolicyFile, definitions: Sequence[Definition], known: set[str]) -> Iterator[Finding]:
    for number, policy in enumerate(read.policies):
        where: Where = ("policies", number)
        if policy.valid_to is not None and policy.valid_to < policy.valid_from:
            yield (*where, "valid_to"), Text(vi="Hết hiệu lực trước khi bắt đầu.", en="It ends before it begins.")
        for n, other in enumerate(policy.not_with):
            if other not in known:
                yield (
                    (*where, "not_with", n),
                    Text(vi=f"Không có chính sách hay nhóm “{other}”.", en=f"No policy or group is called “{other}”."),
                )
        for n, effect in enumerate(policy.effects):
            yield from _effect(effect, definitions, (*where, "effects", n))


def _effect(effect: Effect, definitions: Sequence[Definition], where: Where) -> Iterator[Finding]:
    """Lines and groups are those of the procedures it names, as far as the pack has them."""
    named = [one for one in definitions if one.procedure in effect.procedures]
    if not named:
        return
    lines = [line for one in named for line in one.fees]
    yield from _unknown(effect.lines, {line.id for line in lines}, (*where, "lines"))
    yield from _unknown(effect.groups, set(_groups(lines)), (*where, "groups"))


def _groups(lines: Iterable[FeeLine]) -> Iterator[str]:
    return (group.id for line in lines for group in line.exempt)


def _unknown(names: Sequence[str], known: set[str], where: Where) -> Iterator[Finding]:
    for number, name in enumerate(names):
        if name not in known:
            yield (
                (*where, number),
                Text(vi=f"Các thủ tục này không có “{name}”.", en=f"These procedures have no “{name}”."),
            )
