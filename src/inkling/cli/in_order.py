"""Commands listed in the order in which a person meets them."""

import click


class InOrder(click.Group):
    """A group that lists its commands in the order in which they were added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in that order."""
        return list(self.commands)
