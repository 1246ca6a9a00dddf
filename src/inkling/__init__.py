"""Inkling: a private place to gather small insights and see when they have added up."""

__version__ = "0.1.0"
