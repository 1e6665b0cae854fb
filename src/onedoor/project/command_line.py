"""The command line: everything an operator may ask of Onedoor."""

import os
import sys
from pathlib import Path

import click

from onedoor.project import env as environment
from onedoor.project import place
from onedoor.project.progress import Stop, say


class _Onedoor(click.Group):
    """Commands in the order in which one meets them; a `Stop` is one sentence and exit code 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except Stop as reason:
            click.echo(str(reason), err=True)
            ctx.exit(1)


@click.group(cls=_Onedoor, context_settings={"help_option_names": ["-h", "--help"], "terminal_width": 100})
@click.version_option(package_name="onedoor")
def main() -> None:
    """Onedoor: public services online, from home to result.

    `onedoor up` starts everything on one machine. Settings are environment variables whose names begin with ONEDOOR_;
    docs/reference/settings.md lists them.
    """


@main.command()
def up() -> None:
    """Start everything: database, country, web, worker, demo outside world."""
    from onedoor.project.supervisor import up as bring_up

    bring_up(environment.read())


@main.command()
def web() -> None:
    """Run the web server only, against the database given or running."""
    place.join(environment.read())
    from onedoor.project import web as serving

    serving.main()


@main.command()
def worker() -> None:
    """Run the worker only: mail, retries, what the clock does."""
    place.join(environment.read())
    from onedoor.project import worker as working

    working.main()


@main.command()
def collector() -> None:
    """Run the collector only: it takes what browsers report of the portal."""
    os.environ["ONEDOOR_DATABASE_URL"] = place.database(environment.read())
    from onedoor.project.collector import main as collecting

    collecting.main()


@main.command()
def demo() -> None:
    """Run the demo outside world only: sign-in, register, mailbox, gateway, bank."""
    from onedoor.project.supervisor.outside import run_demo

    run_demo(environment.read())


@main.command()
def migrate() -> None:
    """Bring the tables to this version."""
    place.join(environment.read())
    _django()
    from onedoor.project import prepare, rotate_keys

    prepare.migrate()
    rotate_keys.check()
    rotate_keys.seal_older_values()


@main.command("rotate-keys")
@click.option("--contents", is_flag=True, help="Give everybody new keys and seal every value and file with them.")
@click.option("--retire", is_flag=True, help="Destroy what has not been in use for nine hours.")
def rotate_keys(*, contents: bool, retire: bool) -> None:
    """Replace keys while the system runs. Cut off, each kind goes on where it was when called again.

    Without an option: a new wrapping key, and every person's key wrapped by it. With keys in ONEDOOR_KEYS, put the new
    one first there and start the processes anew, before this."""
    place.join(environment.read())
    _django()
    from onedoor.project import rotate_keys as rotating

    given = bool(environment.read().keys)
    if retire:
        rotating.retire()
    elif contents:
        rotating.contents(given=given)
    else:
        rotating.wrapping(given=given)


@main.command()
@click.argument("pack", type=click.Path(path_type=Path, exists=True, file_okay=False))
def load(pack: Path) -> None:
    """Load a country: areas, agencies, calendar, procedures. Unchanged parts are left alone."""
    place.join(environment.read())
    _django()
    from onedoor.project import prepare

    prepare.load(pack.absolute())


@main.command()
@click.argument("pack", type=click.Path(path_type=Path, exists=True))
def check(pack: Path) -> None:
    """Check the definitions of a pack; needs no database."""
    from onedoor.project import check_pack

    sys.exit(check_pack.check(pack))


@main.command()
@click.option("--url", default="", help="Address of the running system; default: as configured.")
@click.option("--count", default=1, show_default=True, help="How many journeys.")
@click.option("--parallel", default=1, show_default=True, help="How many at a time.")
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the results; default: in the data folder.")
@click.option("--pay", is_flag=True, help="File one that costs a fee and pay it, instead of taking one to its result.")
def journey(url: str, count: int, parallel: int, out: Path | None, *, pay: bool) -> None:
    """File a dossier and take it to its result, or pay for one, over HTTP."""
    from onedoor.project.env import DEMO_PORTS
    from onedoor.project.journey import run, until_all_listen

    env = environment.read()
    if not url and env.wants_demo:
        until_all_listen([int(env.port), *(env.demo_port(nth) for nth in DEMO_PORTS)])
    sys.exit(run(url or env.public, count=count, parallel=parallel, out=out or env.data_path / "journey", paying=pay))


@main.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--published", default="", help="The published order of steps, with commas between them.")
@click.option("--column", "told", multiple=True, help="Which column holds what, such as case=Id; may be repeated.")
@click.option(
    "--map", "map_file", type=click.Path(path_type=Path, dir_okay=False), help="Draw the process there (SVG)."
)
@click.option("--json", "as_json", is_flag=True, help="Everything that was found, as JSON.")
def mine(file: Path, published: str, told: tuple[str, ...], map_file: Path | None, *, as_json: bool) -> None:
    """Read any event log (XES or CSV): orders of steps, waits, rework, hands; needs no database."""
    from onedoor.project.mine import columns_of, run

    reference = tuple(filter(None, (part.strip() for part in published.split(","))))
    run(file, reference=reference, columns=columns_of(told), map_file=map_file, as_json=as_json)


@main.command()
@click.option("--round", "name", default="", help="Name of the round; the same name again goes on with it.")
@click.option(
    "--targets",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The portals to visit, listed as in the pack's probes.yaml; default: that file.",
)
@click.option("--zoo", is_flag=True, help="Visit small local portals with known defects instead, and compare.")
@click.option("--browser", is_flag=True, help="Open each page in chromium too: barriers, speed, jumps, a journey.")
@click.option(
    "--watch", is_flag=True, help="Look once whether each visited portal answers, for a vantage point's clock."
)
def probe(name: str, targets: Path | None, *, zoo: bool, browser: bool, watch: bool) -> None:
    """Visit portals of others from outside, and say what is wrong there.

    Each visit is kept when it was made: cut off, a round goes on where it stopped. Exit code 0 only if none is left,
    and of the zoo exactly what was planted was found."""
    if bool(name) is watch:
        raise Stop("Give the round a name: onedoor probe --round 2026-11. Or look who answers: onedoor probe --watch.")
    env = environment.read()
    place.join(env)
    _django()
    from onedoor.project import probe as probing

    sys.exit(probing.watch(env) if watch else probing.run(env, name, targets, in_zoo=zoo, in_browser=browser))


@main.group()
def quality() -> None:
    """Measure the quality of what people meet."""


@quality.command("demo")
@click.option("--journeys", default=140, show_default=True, help="About how many people; below 100 fewer causes show.")
@click.option("--seed", default=7, show_default=True, help="Another seed is another month.")
def quality_demo(journeys: int, seed: int) -> None:
    """Play a month of journeys with known troubles in a system of its own, and see whether each cause is found.

    Prints the confusion matrix of planned against found causes. Exit code 0 only if macro-F1 is 0.9 or more."""
    from onedoor.project.quality_demo import run

    sys.exit(run(journeys, seed))


@main.command("verify")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--anchors",
    type=click.Path(path_type=Path, exists=True),
    help="PEM file or folder to trust.",
)
@click.option("--offline", is_flag=True, help="Ask no authority how its certificates stand today.")
@click.option("--json", "as_json", is_flag=True, help="Tell it as JSON.")
def verify_file(file: Path, anchors: Path | None, *, offline: bool, as_json: bool) -> None:
    """Check the signatures in a PDF: who signed, when, whether they hold. Exit code 0 only if it is valid.

    Needs no database and no running system."""
    from onedoor.project import verify_file as verifier

    sys.exit(verifier.run(file, anchors or environment.read().anchors, asks=not offline, as_json=as_json))


@main.command("verify-audit")
@click.argument("dump", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def verify_audit(dump: Path) -> None:
    """Check the journal in a dump: names the first record that was altered, added or taken.

    DUMP is a plain pg_dump or a file of JSON lines."""
    from onedoor.project import verify_audit as verifier

    verdict = verifier.verify(dump)
    say(verdict.sentence)
    sys.exit(0 if verdict.holds else 1)


@main.command("verify-store")
def verify_store() -> None:
    """Read every stored file: names each row whose file is missing or changed. Exit code 0 only if there is none."""
    place.join(environment.read())
    _django()
    from onedoor.project import verify_store as verifier

    found = verifier.verify()
    for line in verifier.lines(found):
        say(line)
    sys.exit(0 if found.sound else 1)


def _django() -> None:
    import django

    django.setup()


if __name__ == "__main__":
    main()
