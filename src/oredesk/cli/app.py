"""The ``oredesk`` command: every subcommand in one readable list, each imported only when it is asked for.

All that a desk needs takes most of a second to import: ``oredesk --help`` needs none of it, ``oredesk check`` little.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from .. import __version__

COMMANDS = (
    ("check", "check:check", "Check CMRT and EMRT workbooks: what is wrong, where, what to do."),
    ("demo", "demo:demo", "Show the main job: suppliers write, the desk answers."),
    ("run", "run:run", "Run the desk: receive mails, examine workbooks, send replies."),
    ("doctor", "doctor:doctor", "Check that everything is in order; name the mend where not."),
    ("preview", "preview:preview", "Print a sample reply, worded by the templates in force."),
    ("intake", "intake:intake", "Hand files to the desk as if the supplier had mailed them."),
    ("held", "staff:held", "List the mails that wait for a person, and why."),
    ("replay", "staff:replay", "Handle a held mail once more, by the same path as a new one."),
    ("done", "staff:done", "Note that you have dealt with a mail: it leaves the list."),
    ("notes", "notes:notes", "Show suspicions, failed checks, and what changed lists mean."),
    ("decisions", "decisions:decisions", "List what people decided: by whom and when."),
    ("smelters", "smelters:app", "Import smelter lists, and ask what is known of a smelter."),
    ("campaign", "campaign:app", "Open survey rounds; divide, screen and sample suppliers."),
    ("indicators", "indicators:app", "Import figures about countries, and see which count."),
    ("risk", "risk:app", "Score suppliers' risk, with every point explained."),
    ("suppliers", "suppliers:app", "Keep the supplier register; say whose submissions are."),
    ("outbox", "outbox:app", "See the replies, release drafts, retry or cancel."),
    ("rules", "rules:app", "See which checks apply; check a rule file of your own."),
    ("backup", "backup:backup", "Copy the database and every original while the desk runs."),
    ("restore", "backup:restore", "Bring a backup back into an empty data folder."),
    ("resume", "backup:resume", "Let replies leave again after a restore."),
)
"""Each command's name, the module and function (or group of commands) behind it, and its line in ``oredesk --help``."""

app = typer.Typer(
    name="oredesk",
    help="The open desk for responsible-minerals declarations: checks CMRT and EMRT workbooks by mail.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # locals may hold passwords and suppliers' data
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:  # noqa: FBT001 - typer's callback
    if asked:
        typer.echo(f"oredesk {__version__}")
        raise typer.Exit


@app.callback()
def _oredesk(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


class _Announced(TyperCommand):
    """A command that is only known by name yet; its callback imports the real one."""

    def make_context(self, *given: Any, **more: Any) -> Any:  # noqa: ANN401 - the types are private to typer
        """The context of the real command, which takes over from here."""
        assert self.callback  # noqa: S101 - given below
        return self.callback().make_context(*given, **more)


def _importing(place: str) -> Callable[[], object]:
    def real() -> object:
        module, _, name = place.partition(":")
        found = getattr(import_module(f".{module}", __package__), name)
        if isinstance(found, typer.Typer):
            return typer.main.get_command(found)
        alone = typer.Typer(add_completion=False)
        alone.command()(found)
        return typer.main.get_command(alone)

    return real


for _name, _place, _about in COMMANDS:
    app.command(_name, cls=_Announced, help=_about)(_importing(_place))
