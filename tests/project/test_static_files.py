"""Static files are collected once, hashed and compressed, whatever was done before them in the same process."""

from pathlib import Path

from django.core.files.storage import storages

from onedoor.project.prepare import collect


def test_a_storage_that_was_used_before_does_not_keep_them_from_being_hashed(tmp_path: Path) -> None:
    assert storages["staticfiles"] is not None
    target = tmp_path / "static"
    collect(target)
    assert (target / "staticfiles.json").exists()
    sheets = [path.name for path in (target / "frame/built").glob("*.css*")]
    assert any(name.count(".") > 1 and name.endswith(".css.gz") for name in sheets), sheets


def test_what_was_collected_without_a_list_is_collected_again(tmp_path: Path) -> None:
    target = tmp_path / "static"
    collect(target)
    (target / "staticfiles.json").unlink()
    collect(target)
    assert (target / "staticfiles.json").exists()
