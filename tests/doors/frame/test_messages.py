"""Message catalogues are compiled and checked without gettext's programs."""

import gettext
from pathlib import Path

import pytest

from onedoor.project import messages

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

# A comment.
msgid "Quay lại"
msgstr "Back"
msgid "Một dòng "
"dài"
msgstr "A long \\"line\\""

msgctxt "door"
msgid "Mở"
msgstr "Open"

msgid "%(n)s ngày"
msgid_plural "%(n)s ngày"
msgstr[0] "%(n)s day"
msgstr[1] "%(n)s days"

msgid "Chưa dịch"
msgstr ""
"""


def catalogue(folder: Path, text: str = PO) -> Path:
    file = folder / "doors/x/locale/en/LC_MESSAGES/django.po"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_what_is_compiled_gettext_reads(tmp_path: Path) -> None:
    file = catalogue(tmp_path)
    assert messages.compile_all(tmp_path) == 1
    assert messages.compile_all(tmp_path) == 0
    with file.with_suffix(".mo").open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    assert words.gettext("Quay lại") == "Back"
    assert words.gettext("Một dòng dài") == 'A long "line"'
    assert words.pgettext("door", "Mở") == "Open"
    assert words.ngettext("%(n)s ngày", "%(n)s ngày", 2) == "%(n)s days"
    assert words.gettext("Chưa dịch") == "Chưa dịch"


def test_a_text_without_english_is_named(tmp_path: Path) -> None:
    folder = catalogue(tmp_path).parents[3]
    (folder / "page.html").write_text(
        '{% translate "Quay lại" %}{% translate "Mở" context "door" %}{% translate "Còn %" %}'
        "{% blocktranslate count n=n %}{{ n }} ngày{% plural %}{{ n }} ngày{% endblocktranslate %}"
        "{% blocktranslate trimmed %}\n Thiếu\n dòng {% endblocktranslate %}",
        encoding="utf-8",
    )
    (folder / "view.py").write_text(
        '_("Quay lại")\npgettext("door", "Mở")\n_("Chưa dịch")\n_(name)\n', encoding="utf-8"
    )
    assert messages.missing(tmp_path) == [
        "doors/x/page.html: 'Còn %%'",
        "doors/x/page.html: 'Thiếu dòng'",
        "doors/x/view.py: 'Chưa dịch'",
    ]


def test_a_broken_catalogue_says_where(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="line 2"):
        messages.read(catalogue(tmp_path, 'msgid "a"\nmsgstr b\n'))


def test_every_text_of_the_frame_has_its_english() -> None:
    assert [gap for gap in messages.missing() if gap.startswith("doors/frame/")] == []


def test_doors_do_not_speak_for_each_other() -> None:
    """All doors share one table of messages: a text that two of them mean differently carries a context."""
    said: dict[str, set[str]] = {}
    for file in messages.SOURCE.glob("**/LC_MESSAGES/django.po"):
        for text, english in messages.read(file).items():
            said.setdefault(text, set()).add(str(english))
    assert {text: english for text, english in said.items() if len(english) > 1 and text} == {}
