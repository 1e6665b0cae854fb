"""Which further pages of a portal a browser opens: its own, no files, not too many, and others another day."""

from onedoor.connectors.prober.further import chosen

ENTRY = "https://portal.example.test/"
LINKS = (
    *(f"{ENTRY}page-{nth}" for nth in range(20)), f"{ENTRY}#main", ENTRY, f"{ENTRY}form.PDF", f"{ENTRY}logout",
    "https://elsewhere.example.test/", "mailto:a@example.test", "javascript:void(0)", f"{ENTRY}page-1#part",
)  # fmt: skip


def test_four_pages_of_its_own_are_opened_with_the_entry() -> None:
    found = chosen(LINKS, ENTRY, "2026-11-27")
    assert len(set(found)) == 4
    assert set(found) <= {f"{ENTRY}page-{nth}" for nth in range(20)}
    assert found == chosen(tuple(reversed(LINKS)), ENTRY, "2026-11-27")
    assert set(found) != set(chosen(LINKS, ENTRY, "2026-11-28")), "nobody can mend the measured pages only"
    assert chosen((ENTRY, f"{ENTRY}#x"), ENTRY, "2026-11-27") == ()
