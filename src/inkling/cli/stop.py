"""How a command ends early: one sentence on the error stream, no traceback, and an exit code.

The code is 1 for something wrong with what was read or written, 2 with how it was asked.
"""

from typing import IO, Any

import click


class Stop(click.ClickException):
    """Ends the command with this sentence: something is wrong with what was read or written."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        """Say the sentence, and nothing else, on the error stream."""
        click.echo(f"inkling: {self.message}", file=file, err=file is None)


class Misasked(Stop):
    """Ends the command with this sentence: what was asked for does not exist, or is not enough."""

    exit_code = 2


def printable(text: str) -> str:
    """The same text without anything a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in text)
