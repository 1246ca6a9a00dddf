"""Journals in real files, for every test of the vault."""

from tests.house import FILES, SECONDS, Ana, House, ana, empty_folder, house, living_in

__all__ = ["FILES", "SECONDS", "Ana", "House", "ana", "empty_folder", "house", "living_in"]
