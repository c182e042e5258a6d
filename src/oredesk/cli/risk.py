"""``oredesk risk``: scores that explain themselves, and what people decide about them."""

import typer

from . import risk_location

app = typer.Typer(help="Score suppliers' risk, and have every point explained.", no_args_is_help=True)
app.command("location")(risk_location.location)
