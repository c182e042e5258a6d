"""``oredesk backup``, ``restore`` and ``resume``: a copy of everything stored, and the way back."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from ..storage import backup as storage
from .session import desk_errors, read_settings
from .terminal import Exit, counted, err, out, stop


def backup(target: Annotated[Path, typer.Argument(help="A folder that does not exist yet.")]) -> None:
    """Copy the database and every original to a new folder; the service may go on running."""
    settings = read_settings()
    with desk_errors(), Progress(console=err, transient=True) as progress:
        bar = progress.add_task("originals")
        try:
            made = storage.backup(
                settings.database_path,
                settings.data_folder,
                target,
                lambda done, of: progress.update(bar, completed=done, total=of),
            )
        except storage.BackupFailed as failed:
            stop(Exit.FAILED, str(failed))
    _tell(made, f"Backed up to {target}")


def restore(
    source: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="A folder made by backup.")],
) -> None:
    """Bring a backup back into an empty data folder. Replies wait until you confirm with `oredesk resume`."""
    settings = read_settings()
    with desk_errors(), Progress(console=err, transient=True) as progress:
        bar = progress.add_task("originals")
        try:
            made = storage.restore(
                source,
                settings.database_path,
                settings.data_folder,
                lambda done, of: progress.update(bar, completed=done, total=of),
            )
        except storage.BackupFailed as failed:
            stop(Exit.FAILED, str(failed))
    _tell(made, f"Restored to {settings.data_folder}")
    out.print("Replies are paused: mails answered since the backup may be read again. Look at `oredesk outbox`")
    out.print("(cancel what was answered already), then confirm with `oredesk resume`.")


def resume() -> None:
    """Let replies leave again after a restore."""
    settings = read_settings()
    storage.resume_replies(settings.data_folder)
    out.print("Replies leave again.")


def _tell(made: storage.Backup, done: str) -> None:
    out.print(f"{done}: {counted(made.originals, 'original')}.", markup=False)
    if made.missing:
        stop(Exit.FAILED, f"Not found, though the database mentions them: {counted(len(made.missing), 'original')}.")
