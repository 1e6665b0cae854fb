"""The journey's browser sees the forms of a page as one without JavaScript does."""

import pytest

from onedoor.project.journey.forms import read

PAGE = """
<p>Hello <b>you</b></p><script>ignored()</script>
<form method="post" action="send?x=1">
  <input type="hidden" name="token" value="a&amp;b"><input name="name" value="Mai">
  <input name="off" disabled value="1">
  <input type="radio" name="sex" value="f" checked><input type="radio" name="sex" value="m">
  <input type="checkbox" name="ticked">
  <select name="place"><option value="">–</option><option value="01" selected></select>
  <textarea name="words">as
typed</textarea><input type="file" name="file"><button name="action" value="go">Go</button>
</form>
<form action="/search"><input name="words"></form>
"""


def test_a_form_holds_what_would_be_sent() -> None:
    (form, search), text = read(PAGE, "http://here/a/b")

    assert (form.action, form.method) == ("http://here/a/send?x=1", "post")
    assert (search.action, search.method) == ("http://here/search", "get")
    assert form.filled() == [
        ("token", "a&b"),
        ("name", "Mai"),
        ("sex", "f"),
        ("place", "01"),
        ("words", "as\ntyped"),
    ]
    assert ("sex", "m") in form.filled(sex="m")
    assert ("sex", "f") not in form.filled(sex="m")
    assert ("action", "go") in form.filled(action="go")
    assert text == "Hello you – Go"


def test_a_name_that_the_form_does_not_have_is_refused() -> None:
    (form, _), _text = read(PAGE, "http://here/")

    with pytest.raises(KeyError, match="no nickname"):
        form.filled(nickname="x")
    with pytest.raises(KeyError, match="no off"):
        form.filled(off="x")
