"""The stylesheet of the pictures, for a file that has to stand alone."""

from importlib.resources import files

STYLE: str = files("inkling.pictures").joinpath("css/pictures.css").read_text("utf-8")
"""Tokens and marks; the pages of the app read the same file."""
