"""The ``oredesk`` command: every subcommand in one readable list."""

import typer

from . import backup, check, demo, doctor, intake, outbox, preview, run, staff

app = typer.Typer(
    name="oredesk",
    help="The open desk for responsible-minerals declarations: checks CMRT and EMRT workbooks by mail.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # locals may hold passwords and suppliers' data
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command()(check.check)
app.command()(demo.demo)
app.command()(run.run)
app.command()(doctor.doctor)
app.command()(preview.preview)
app.command()(intake.intake)
app.command()(staff.held)
app.command()(staff.replay)
app.command()(staff.done)
app.command()(staff.decisions)
app.add_typer(outbox.app, name="outbox")
app.command()(backup.backup)
app.command()(backup.restore)
app.command()(backup.resume)
