"""Journals in real files too, for what a page does to them."""

from tests.house import empty_folder, house

__all__ = ["empty_folder", "house"]
