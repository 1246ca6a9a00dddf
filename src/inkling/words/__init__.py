"""Words for feelings, what they mean, where they lie on the check-in plane; and which texts are alike."""

from inkling.words.differentiation import Differentiation, differentiation
from inkling.words.echoes import Encoder, Vectors, encoder_name, load_encoder, nearest
from inkling.words.feeling import FEELINGS, Feeling, feelings, find, matching, near
from inkling.words.plane import corners, describe_place
from inkling.words.vocabulary import expected_different

__all__ = [
    "FEELINGS",
    "Differentiation",
    "Encoder",
    "Feeling",
    "Vectors",
    "corners",
    "describe_place",
    "differentiation",
    "encoder_name",
    "expected_different",
    "feelings",
    "find",
    "load_encoder",
    "matching",
    "near",
    "nearest",
]
