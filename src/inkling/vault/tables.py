"""The tables of a file, brought up to date: all of it or nothing."""

from django.core.management import call_command
from django.db import connections, transaction


def bring_up_to_date(file: str) -> None:
    """Make every change to the tables of this file that was not made yet, in one transaction. Django commits each by
    itself, and notes some only afterwards: cut off between the two, it could never go on."""
    connection = connections[file]
    connection.disable_constraint_checking()  # SQLite heeds this only outside a transaction
    try:
        with transaction.atomic(using=file):
            call_command("migrate", database=file, verbosity=0, interactive=False)
    finally:
        connection.enable_constraint_checking()
