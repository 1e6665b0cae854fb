"""From a bare checkout to a working environment, with nothing but Python's own library.

`python3 ops/bootstrap.py run` prepares what a running system needs, `dev` adds what tests and checks need. Each step
leaves a stamp in `.venv`, so that a second start only reads stamps.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin/python"
UV = VENV / "uv/bin/uv"
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
OLDEST = (3, 11)
PACKAGE_INDEX_HINT = "is a package index reachable? A mirror is set by PIP_INDEX_URL and UV_DEFAULT_INDEX"


class Stop(Exception):
    """Something the operator must do first; the message is one sentence that says what."""


def main(purpose: str) -> int:
    """Take each step that is due."""
    os.chdir(ROOT)
    try:
        check_python()
        step("environment", [ROOT / "ops/bootstrap.py"], make_environment, extra=sys.version)
        step("installer", [ROOT / "ops/uv.lock.txt"], install_uv)
        install_packages(purpose)
        step("onedoor", [ROOT / "pyproject.toml"], install_ourselves)
        step("assets", asset_sources(), build_assets)
        step("messages", message_sources(), build_messages)
    except Stop as reason:
        sys.stderr.write(f"\n{reason}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


# The steps.


def check_python() -> None:
    """Refuse a Python that is too old."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        raise Stop(f"Python {found} is too old: call make with PYTHON=python3.11 or newer (apt-get install python3).")


def make_environment() -> None:
    """Make `.venv` anew, with pip inside or, where Debian left that out, without."""
    shutil.rmtree(VENV, ignore_errors=True)
    tries = (
        [sys.executable, "-m", "venv", str(VENV)],
        [sys.executable, "-m", "virtualenv", "--quiet", str(VENV)],
        [sys.executable, "-m", "venv", "--without-pip", str(VENV)],
    )
    for command in tries:
        if run(command).returncode == 0 and PYTHON.exists():
            return
        shutil.rmtree(VENV, ignore_errors=True)
    raise Stop(f"Python cannot make a virtual environment in {ROOT}: apt-get install python3-venv, then try again.")


def install_uv() -> None:
    """Put the pinned installer beside the environment's packages, where no sync removes it."""
    lock = ["--require-hashes", "--requirement", str(ROOT / "ops/uv.lock.txt")]
    target = ["--quiet", "--no-input", "--upgrade", "--target", str(VENV / "uv")]
    tries = ([str(PYTHON), "-m", "pip", "install"], [sys.executable, "-m", "pip", "install"])
    said = ""
    for pip in tries:
        answer = run([*pip, *target, *lock])
        if answer.returncode == 0 and UV.exists():
            return
        said = said or answer.stderr
    if (present := shutil.which("uv")) is not None:
        UV.parent.mkdir(parents=True, exist_ok=True)
        UV.symlink_to(present)
        return
    if "No module named pip" in said:
        raise Stop("Neither pip nor uv is installed: apt-get install python3-venv, then try again.")
    raise Stop(f"The installer could not be fetched ({PACKAGE_INDEX_HINT}).\n{last_lines(said)}")


def install_packages(purpose: str) -> None:
    """Make `.venv` hold exactly what the lock file names; the larger lock serves the smaller purpose too."""
    if purpose == "run" and fresh("packages-dev", [LOCKS["dev"]]):
        return

    def sync() -> None:
        answer = run([str(UV), "pip", "sync", "--python", str(PYTHON), "--require-hashes", str(LOCKS[purpose])])
        if answer.returncode != 0:
            raise Stop(f"The packages could not be installed ({PACKAGE_INDEX_HINT}).\n{last_lines(answer.stderr)}")
        for name in ("packages-run", "packages-dev", "onedoor"):
            (VENV / f"stamp-{name}").unlink(missing_ok=True)

    step(f"packages-{purpose}", [LOCKS[purpose]], sync)


def install_ourselves() -> None:
    """Make `onedoor` a command of the environment that runs this checkout's source."""
    flags = ["--python", str(PYTHON), "--no-deps", "--no-build-isolation", "--offline", "--editable", str(ROOT)]
    answer = run([str(UV), "pip", "install", *flags])
    if answer.returncode != 0:
        raise Stop(f"Onedoor itself could not be installed.\n{last_lines(answer.stderr)}")


def build_assets() -> None:
    """Build the style sheet, script and typeface."""
    build("onedoor.project.assets")


def build_messages() -> None:
    """Compile the translations."""
    build("onedoor.project.messages")


def build(module: str) -> None:
    """Run one of our own build modules."""
    answer = run([str(PYTHON), "-m", module])
    if answer.returncode != 0:
        raise Stop(last_lines(answer.stderr or answer.stdout, 12))


def asset_sources() -> list[Path]:
    """What the built assets are made from, and one thing that they consist of."""
    static = ROOT / "src/onedoor/doors/frame/static/frame"
    project = ROOT / "src/onedoor/project"
    own = [path for path in sorted(static.rglob("*")) if path.is_file() and "built" not in path.parts]
    return [ROOT / "package-lock.json", project / "assets.py", project / "typeface.py", *own, static / "built/stamp"]


def message_sources() -> list[Path]:
    """The translations, and what they were compiled to."""
    source = ROOT / "src"
    texts = sorted(source.rglob("*.po"))
    return [*texts, *(text.with_suffix(".mo") for text in texts), source / "onedoor/project/messages.py"]


# The ground.


def step(name: str, sources: Iterable[Path], action: Callable[[], None], extra: str = "") -> None:
    """Do `action` unless its stamp tells that it was done with these very sources, and say so in one line."""
    sources = list(sources)
    if fresh(name, sources, extra):
        return
    sys.stdout.write(f"  {name:<14} … ")
    sys.stdout.flush()
    begun = time.monotonic()
    action()
    (VENV / f"stamp-{name}").write_text(digest(sources, extra))
    sys.stdout.write(f"{time.monotonic() - begun:5.1f} s\n")


def fresh(name: str, sources: Iterable[Path], extra: str = "") -> bool:
    """Whether the stamp `name` tells of these very sources."""
    stamp = VENV / f"stamp-{name}"
    return stamp.exists() and PYTHON.exists() and stamp.read_text() == digest(sources, extra)


def digest(sources: Iterable[Path], extra: str = "") -> str:
    """A digest over the sources' contents."""
    total = hashlib.sha256(extra.encode())
    for source in sources:
        total.update(str(source).encode())
        if source.exists():
            total.update(source.read_bytes())
    return total.hexdigest()


def run(command: list[str]) -> "subprocess.CompletedProcess[str]":
    """Run `command` quietly, with caches in a place that we may write to."""
    surroundings = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    surroundings.pop("PYTHONHOME", None)
    surroundings.pop("VIRTUAL_ENV", None)
    home = Path(os.environ.get("HOME", "/nonexistent"))
    if not os.access(home, os.W_OK):
        cache = VENV / "cache"
        surroundings |= {"HOME": str(cache), "XDG_CACHE_HOME": str(cache), "UV_CACHE_DIR": str(cache / "uv")}
        surroundings["npm_config_cache"] = str(cache / "npm")
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)
    except OSError as failure:
        return subprocess.CompletedProcess(command, 127, "", str(failure))


def last_lines(text: str, count: int = 6) -> str:
    """The end of what a program said."""
    return "\n".join(line for line in text.strip().splitlines()[-count:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))
