"""`python -m inkling` is the same as `inkling`."""

from inkling.cli import main

main(prog_name="inkling")
