"""Pictures of what is in a journal, as SVG strings with their sentence and their table."""

from inkling.pictures.journey import PathPage
from inkling.pictures.path import path_picture
from inkling.pictures.picture import Picture, figure
from inkling.pictures.shift import shift_picture
from inkling.pictures.style import STYLE

__all__ = ["STYLE", "PathPage", "Picture", "figure", "path_picture", "shift_picture"]
