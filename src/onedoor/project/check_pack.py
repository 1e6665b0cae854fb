"""`onedoor check`: every fault of a definition or a whole pack, with its place, in a sentence. Needs no database."""

from pathlib import Path

from onedoor.catalogue import checking
from onedoor.fees.checking import check_policies
from onedoor.project.progress import say


def check(where: Path) -> int:
    """Print the faults of a file or a pack; exit code 1 when there are any."""
    if where.is_file():
        definition, faults = checking.check_file(where)
        definitions = tuple(one for one in (definition,) if one is not None)
    else:
        definitions, faults = checking.check_pack(where)
        faults += check_policies(where, definitions)[1]
    for fault in faults:
        say(str(fault))
    if not definitions and not faults:
        say(f"There is no definition in {where}: a pack has them in its folder `procedures`.")
        return 1
    wrong = f"{len(faults)} fault{'' if len(faults) == 1 else 's'}"
    say(f"{len(definitions)} definition{'' if len(definitions) == 1 else 's'} read, {wrong if faults else 'no fault'}.")
    return 1 if faults else 0
