"""All sealing and opening: which key, bound to what, in which bytes. No Django, and no cipher anywhere else.

    passphrase    --Argon2id--> root --HKDF--> proof           (kept as a digest, says "right passphrase")
                                root + installation key --HKDF--> passphrase key --seals--> vault key
    recovery code --HKDF--> recovery key --seals--> vault key  (needs no installation key)
    vault key     --seals--> data keys, head keys, identity
    data key      --seals--> records, one blob each
    cookie token + session half + installation key --HKDF--> session key --seals--> vault key
    letterbox token + installation key --HKDF--> letterbox key --seals--> whose public key drafts are sealed to
    public key    --seals--> drafts, which only the secret half in the identity opens

Ciphers, Argon2id and key pairs are libsodium's (PyNaCl), HKDF is `cryptography`'s. Ours is only the order of
the bound fields, the padding, and which key opens which.
"""

import base64
import hashlib
import hmac
import secrets
import struct
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import msgspec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl import bindings, pwhash
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey

SUITE: Final = 1
"""XChaCha20-Poly1305 with a random nonce. An unknown suite is refused, never guessed."""

BOX_SUITE: Final = 2
"""A sealed box: anyone can seal to a public key (X25519, XSalsa20-Poly1305), only its secret half opens."""

KEY_BYTES: Final = 32
SALT_BYTES: Final = pwhash.argon2id.SALTBYTES
FINGERPRINT_BYTES: Final = 16
LEAST_PADDED: Final = 256
LEAST_BOX: Final = 4096
"""Drafts are sealed again and again while they grow, so that up to a page of writing they all look alike."""

RECOVERY_GROUPS: Final = 8
_NONCE_BYTES: Final = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_TAG_BYTES: Final = bindings.crypto_aead_xchacha20poly1305_ietf_ABYTES
_SHORTEST: Final = 1 + _NONCE_BYTES + LEAST_PADDED + _TAG_BYTES
_PROTOCOL: Final = b"inkling/1"
_GROUP_LETTERS: Final = 4
_TWO_NUMBERS: Final = struct.Struct(">IQIQ")


class CannotOpen(Exception):
    """These bytes do not open with this key in this place. Says nothing about what is inside."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where does a sealed blob belong? Bytes moved to any other place refuse to open."""

    owner: bytes
    category: str = ""
    kind: str
    record: bytes = b""
    epoch: int = 0
    version: int = 0

    def bound(self) -> bytes:
        """Which associated data binds this place? Every field is length-prefixed, so none can run into the next."""
        return _bound(_shelf(self.owner, self.category, self.kind), self.record, self.epoch, self.version)


@dataclass(frozen=True)
class Cost:
    """How much work is one guess at a passphrase? Argon2id passes and bytes of memory."""

    passes: int
    memory: int


STANDARD_COST: Final = Cost(passes=3, memory=64 * 1024 * 1024)


def new_key() -> bytes:
    """A fresh random key."""
    return secrets.token_bytes(KEY_BYTES)


def new_salt() -> bytes:
    """A fresh random salt for a passphrase or a recovery code."""
    return secrets.token_bytes(SALT_BYTES)


def seal(key: bytes, plain: bytes, place: Place) -> bytes:
    """What is kept instead of `plain`? suite (1 byte) | nonce (24) | padded ciphertext and tag."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    box = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(_pad(plain), place.bound(), nonce, key)
    return bytes([SUITE]) + nonce + box


def unseal(key: bytes, sealed: bytes, place: Place) -> bytes:
    """What was sealed here? Raises `CannotOpen` for a wrong key, a changed byte, or another place."""
    return _unseal(key, sealed, place.bound())


class Shelf:
    """Thousands of records sealed by one key, alike in owner, category, kind and epoch. Opens what `unseal` opens and
    nothing else; what their places share is worked out once."""

    def __init__(self, key: bytes, place: Place) -> None:
        self._key, self._epoch = key, place.epoch
        self._shelf = _shelf(place.owner, place.category, place.kind)

    def unseal(self, sealed: bytes, record: bytes, version: int) -> bytes:
        """What was sealed here as this record, at this version?"""
        return _unseal(self._key, sealed, _bound(self._shelf, record, self._epoch, version))


def _unseal(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    if len(sealed) < _SHORTEST or sealed[0] != SUITE:
        raise CannotOpen("unknown or damaged seal")
    nonce, box = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    try:
        padded = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(box, bound, nonce, key)
    except CryptoError:
        raise CannotOpen("the seal does not match its key and place") from None
    return _unpad(padded)


def seal_to(public: bytes, plain: bytes, place: Place) -> bytes:
    """What only the holder of the other half can open? suite (1 byte) | sealed box of its place and what is said.
    A box carries no associated data, so the place stands inside it."""
    box = SealedBox(PublicKey(public))
    return bytes([BOX_SUITE]) + box.encrypt(_pad(_framed(place.bound()) + plain, LEAST_BOX))


def unseal_with(identity: "Identity", sealed: bytes, place: Place) -> bytes:
    """What was sealed to this person, here? Raises `CannotOpen` for another key, a changed byte, or another place."""
    if not sealed or sealed[0] != BOX_SUITE:
        raise CannotOpen("unknown or damaged seal")
    try:
        padded: bytes = SealedBox(PrivateKey(identity.box)).decrypt(sealed[1:])
    except (CryptoError, ValueError):
        raise CannotOpen("the box is not sealed to this key") from None
    said, bound = _unpad(padded), _framed(place.bound())
    if not same(said[: len(bound)], bound):
        raise CannotOpen("the box belongs somewhere else")
    return said[len(bound) :]


def padded_size(size: int, least: int = LEAST_PADDED) -> int:
    """How many bytes stand for a text of `size` bytes? Padmé (Nikitin et al. 2019, doi 10.2478/popets-2019-0056):
    texts up to 252 bytes look alike, beyond that the cost is at most 6.3 %."""
    framed = size + 4
    if framed <= least:
        return least
    exponent = framed.bit_length() - 1
    spare = exponent - exponent.bit_length()
    mask = (1 << spare) - 1
    return (framed + mask) & ~mask


@lru_cache(maxsize=256)
def _shelf(owner: bytes, category: str, kind: str) -> bytes:
    """The part of a place that thousands of records share."""
    return b"".join(_framed(field) for field in (_PROTOCOL, owner, category.encode(), kind.encode()))


def _bound(shelf: bytes, record: bytes, epoch: int, version: int) -> bytes:
    return shelf + _framed(record) + _TWO_NUMBERS.pack(8, epoch, 8, version)


def _framed(field: bytes) -> bytes:
    return len(field).to_bytes(4, "big") + field


def _pad(plain: bytes, least: int = LEAST_PADDED) -> bytes:
    return (len(plain).to_bytes(4, "big") + plain).ljust(padded_size(len(plain), least), b"\0")


def _unpad(padded: bytes) -> bytes:
    size = int.from_bytes(padded[:4], "big")
    return padded[4 : 4 + size]


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The root secret of a passphrase: slow on purpose. Same letters typed on another keyboard give the same root."""
    typed = unicodedata.normalize("NFC", passphrase).encode()
    root: bytes = pwhash.argon2id.kdf(KEY_BYTES, typed, salt, opslimit=cost.passes, memlimit=cost.memory)
    return root


def proof_of(root: bytes) -> bytes:
    """What is kept to tell a right passphrase from a wrong one? A digest from which no key follows."""
    return hashlib.sha256(_derive(root, "passphrase proof")).digest()


def passphrase_key(root: bytes, installation_key: bytes) -> bytes:
    """The key that seals the vault key. Without the installation key a stolen database cannot be guessed at."""
    return _derive(root + installation_key, "passphrase key")


def new_recovery_code() -> str:
    """160 random bits in eight groups of four letters and digits that cannot be mistaken for one another."""
    letters = base64.b32encode(secrets.token_bytes(20)).decode()
    return "-".join(letters[i : i + _GROUP_LETTERS] for i in range(0, len(letters), _GROUP_LETTERS))


def recovery_root(code: str) -> bytes:
    """The secret a recovery code stands for, however it was typed: spaces, dashes and case do not matter."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return letters.replace("0", "O").replace("1", "I").replace("8", "B").encode()


def recovery_key(code: str, salt: bytes) -> bytes:
    """The key of a recovery code. It seals the vault key without the installation key."""
    return _derive(recovery_root(code), "recovery key", salt)


def recovery_proof(code: str, salt: bytes) -> bytes:
    """What is kept to tell a right recovery code from a wrong one?"""
    return hashlib.sha256(_derive(recovery_root(code), "recovery proof", salt)).digest()


def session_id(token: bytes) -> bytes:
    """By what name is a session kept? The cookie's token cannot be worked out from it."""
    return hashlib.sha256(_derive(token, "session id")).digest()


def session_key(token: bytes, half: bytes, installation_key: bytes) -> bytes:
    """The key that seals the vault key while someone is signed in. All three parts are needed."""
    return _derive(token + half + installation_key, "session key")


def letterbox_id(token: bytes) -> bytes:
    """By what name is a letterbox kept? The cookie's token cannot be worked out from it."""
    return hashlib.sha256(_derive(token, "letterbox id")).digest()


def letterbox_key(token: bytes, installation_key: bytes) -> bytes:
    """The key that seals whose letterbox it is. It opens nothing that was written."""
    return _derive(token + installation_key, "letterbox key")


def same(one: bytes, other: bytes) -> bool:
    """Are two secrets equal? Takes the same time whether they are or not."""
    return hmac.compare_digest(one, other)


def fingerprint(key: bytes) -> bytes:
    """By what mark is an installation key recognised, without giving it away?"""
    return _derive(key, "fingerprint")[:FINGERPRINT_BYTES]


class Marker:
    """Makes the mark a record leaves in its category's head, which only the holder of the head key can make."""

    def __init__(self, head_key: bytes) -> None:
        self._begun = hmac.new(head_key, digestmod="sha256")

    def mark(self, record: bytes, version: int, sealed: bytes) -> bytes:
        """The mark of this record. The key has been taken in once, for all of them."""
        mark = self._begun.copy()
        mark.update(record + version.to_bytes(8, "big") + sealed)
        return mark.digest()


def digest(*parts: bytes) -> bytes:
    """A digest of several parts in their order. Each is length-prefixed, so none can run into the next."""
    return hashlib.sha256(b"".join(_framed(part) for part in parts)).digest()


@dataclass(frozen=True)
class Identity:
    """The key pairs by which others will share with this person and know a grant is hers."""

    box: bytes
    sign: bytes

    @classmethod
    def new(cls) -> "Identity":
        """Fresh key pairs."""
        return cls(bytes(PrivateKey.generate()), bytes(SigningKey.generate()))

    @property
    def public(self) -> tuple[bytes, bytes]:
        """The halves anyone may see: for sealing to her, and for checking her signature."""
        return bytes(PrivateKey(self.box).public_key), bytes(SigningKey(self.sign).verify_key)

    def to_bytes(self) -> bytes:
        """The secret halves, to be sealed."""
        return self.box + self.sign

    @classmethod
    def from_bytes(cls, secret: bytes) -> "Identity":
        """The secret halves, as they were sealed."""
        return cls(secret[:KEY_BYTES], secret[KEY_BYTES:])


def _derive(secret: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    info = _PROTOCOL + b" " + purpose.encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(secret)
