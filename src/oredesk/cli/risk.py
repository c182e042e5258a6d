"""``oredesk risk``: scores that explain themselves, and what people decide about them."""

import typer

from . import (
    risk_due_diligence,
    risk_explain,
    risk_flags,
    risk_history,
    risk_list,
    risk_location,
    risk_matrix,
    risk_method,
    risk_override,
    risk_register,
    risk_score,
    risk_steps,
    risk_what_if,
)

app = typer.Typer(
    help="Score suppliers' risk, and have every point explained.", no_args_is_help=True, add_completion=False
)
app.command("location")(risk_location.location)
app.command("score")(risk_score.score)
app.command("list")(risk_list.list_scores)
app.command("history")(risk_history.history)
app.command("explain")(risk_explain.explain_score)
app.command("what-if")(risk_what_if.what_if_scores)
app.command("matrix")(risk_matrix.matrix)
app.command("histogram")(risk_matrix.histogram)
app.command("override")(risk_override.override)
app.command("register")(risk_register.register)
app.command("open")(risk_steps.open_risk)
app.command("decide")(risk_steps.decide)
app.command("mitigate")(risk_steps.mitigate)
app.command("verify")(risk_steps.verify)
app.command("close")(risk_steps.close)
app.command("escalate")(risk_steps.escalate)
app.command("flags")(risk_flags.flags)
app.add_typer(risk_due_diligence.app, name="due-diligence")
app.add_typer(risk_method.app, name="method")
