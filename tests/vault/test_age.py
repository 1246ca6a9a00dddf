"""A file behind a passphrase of its own: any age program opens it, and it asks for no more work than it may."""

import re
import time

import pyrage
import pytest

from inkling.vault import age

PLAIN = b"what is in it"
TYPED, TYPED_ELSEWHERE = "caf\u00e9 lantern orchard quiet", "cafe\u0301 lantern orchard quiet"
"""The same passphrase: é is one letter on one keyboard, and two on the other."""


@pytest.fixture(scope="module")
def sealed() -> bytes:
    """Sealed once: it takes a second or more each time, on purpose."""
    return age.seal_file(PLAIN, TYPED_ELSEWHERE)


def test_it_opens_with_its_passphrase(sealed: bytes) -> None:
    """Red when it is normalised as it is sealed only."""
    assert PLAIN not in sealed
    assert age.is_sealed(sealed)
    assert age.open_file(sealed, TYPED_ELSEWHERE) == PLAIN


def test_any_age_program_opens_it_however_the_letters_are_typed(sealed: bytes) -> None:
    """Red without normalising."""
    assert pyrage.passphrase.decrypt(sealed, TYPED) == PLAIN


def test_another_passphrase_does_not(sealed: bytes) -> None:
    with pytest.raises(age.DoesNotOpen):
        age.open_file(sealed, TYPED + " ")


def test_a_changed_byte_is_noticed(sealed: bytes) -> None:
    changed = bytearray(sealed)
    changed[-3] ^= 1
    with pytest.raises(age.DoesNotOpen):
        age.open_file(bytes(changed), TYPED)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        age.OPENING,
        age.OPENING + b"-> X25519 AAAA\nAAAA\n--- AAAA\n",
        age.OPENING + b"-> scrypt " + b"A" * 22 + b" 0\n",
        age.OPENING + b"-> scrypt " + b"A" * 22 + b" 018\n",
        b"-----BEGIN AGE ENCRYPTED FILE-----\n",
    ],
)
def test_what_no_passphrase_opens_is_not_tried(data: bytes) -> None:
    with pytest.raises(age.NotSealedSo):
        age.open_file(data, TYPED)


@pytest.mark.parametrize("work", [21, 22, 30, 63, 99])
def test_it_asks_for_no_more_work_than_it_may(sealed: bytes, work: int) -> None:
    """Red without the limit: 22 took 15 seconds and four gigabytes here."""
    asking = re.sub(rb"(-> scrypt \S+ )\d+", rb"\g<1>%d" % work, sealed, count=1)
    begun = time.process_time()
    with pytest.raises(age.NotSealedSo):
        age.open_file(asking, TYPED)
    assert time.process_time() - begun < 0.5
