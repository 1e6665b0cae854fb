"""The pages' style, script and typeface: light, in our own colours, with every letter Vietnamese writes."""

import gzip

from fontTools.ttLib import TTFont

from onedoor.project import assets, typeface


def test_a_first_visit_loads_little() -> None:
    assets.build()
    fonts = sum(file.stat().st_size for file in (assets.BUILT / "fonts").glob("*.woff2"))
    texts = sum(len(gzip.compress((assets.BUILT / name).read_bytes())) for name in ("onedoor.css", "onedoor.js"))
    assert fonts + texts < 85_000


def test_nothing_of_another_government_is_left() -> None:
    assets.build()
    style = (assets.BUILT / "onedoor.css").read_text(encoding="utf-8")
    for mark in ("GDS Transport", "crest", "crown", "/assets/", "govuk-logo", "govuk-header"):
        assert mark not in style, mark


def test_an_unused_component_is_cut_and_a_used_one_stays() -> None:
    sheet = ".govuk-tabs__list,.govuk-tag{color:#0b0c0c}@media y{.govuk-logo{top:0}}@media (x){.govuk-tag{a:b}}"
    assert assets.slimmed(sheet) == ".govuk-tag{color:var(--govuk-text-colour)}@media (x){.govuk-tag{a:b}}"


def test_every_vietnamese_letter_is_there_for_screen_and_paper() -> None:
    assets.build()
    fonts = [*(assets.BUILT / "fonts").glob("BeVietnamPro-*.woff2"), *(assets.BUILT / "fonts/ttf").glob("*.ttf")]
    assert len(fonts) == 7
    for file in fonts:
        assert set(TTFont(file).getBestCmap()) >= typeface.VIETNAMESE, file.name


def test_figures_are_of_one_width() -> None:
    assets.build()
    font = TTFont(assets.BUILT / "fonts/Figures-400.woff2")
    assert len({font["hmtx"][font.getBestCmap()[digit]][0] for digit in typeface.DIGITS}) == 1


def test_a_second_build_does_nothing() -> None:
    assets.build()
    assert assets.build() is False


def test_the_lock_file_names_no_host() -> None:
    assert "://" not in (assets.ROOT / "package-lock.json").read_text().replace("https://github.com/sponsors", "")
