"""Who can open a vault: making a keyholder, and opening her vault key by passphrase or by recovery code."""

from dataclasses import dataclass
from typing import Literal

from django.conf import settings

from inkling.vault import seal
from inkling.vault.heads import HEADS, begin_head
from inkling.vault.installation import installation_key
from inkling.vault.keys import Vault
from inkling.vault.models import Keyholder
from inkling.vault.seal import Cost, Identity, Place
from inkling.vault.turns import a_turn


class WrongSecret(Exception):
    """The passphrase or recovery code does not open this journal."""


@dataclass(frozen=True)
class NewKeyholder:
    """Someone who has just begun a journal. The recovery code is shown once and kept nowhere in clear."""

    keyholder: Keyholder
    vault_key: bytes
    recovery_code: str


def create(passphrase: str) -> NewKeyholder:
    """Make every key of a new vault. Call inside a transaction."""
    new = _with_new_keys(Keyholder(), passphrase)
    new.keyholder.save(force_insert=True)
    begin_head(Vault(new.keyholder.id, _vault_key=new.vault_key), HEADS)
    return new


def renew(keyholder: Keyholder, passphrase: str) -> NewKeyholder:
    """Give her a vault key, key pairs, passphrase and recovery code that did not exist before. Call inside the
    transaction that seals everything anew. The code counts once it has been typed back."""
    new = _with_new_keys(keyholder, passphrase)
    keyholder.recovery_confirmed = False
    keyholder.save()
    return new


def open_by_passphrase(keyholder: Keyholder, passphrase: str) -> bytes:
    """The vault key. Raises `WrongSecret` when the passphrase is not hers, and `TooManyAtOnce`."""
    cost = Cost(keyholder.passes, keyholder.memory)
    with a_turn():
        root = seal.stretch(passphrase, bytes(keyholder.passphrase_salt), cost)
    if not seal.same(seal.proof_of(root), bytes(keyholder.passphrase_proof)):
        raise WrongSecret
    key = seal.passphrase_key(root, installation_key())
    return _unseal(
        key, bytes(keyholder.vault_key_by_passphrase), _place(keyholder, "vault-key-by-passphrase")
    )


def open_by_recovery_code(keyholder: Keyholder, code: str) -> bytes:
    """The vault key, without passphrase or installation key. Raises `WrongSecret` for any other code."""
    if not is_recovery_code(keyholder, code):
        raise WrongSecret
    key = seal.recovery_key(code, bytes(keyholder.recovery_salt))
    return _unseal(key, bytes(keyholder.vault_key_by_recovery), _place(keyholder, "vault-key-by-recovery"))


Proof = Literal["passphrase_proof", "recovery_proof"]


def as_she_stands(opened: Keyholder, by: Proof = "passphrase_proof") -> Keyholder:
    """The keyholder read anew, to be changed in this transaction: stretching a passphrase takes a moment, and another
    browser may have changed something meanwhile. Raises `WrongSecret` when what she was opened by counts no more."""
    keyholder = Keyholder.objects.filter(id=opened.id).first()
    if keyholder is None or bytes(getattr(keyholder, by)) != bytes(getattr(opened, by)):
        raise WrongSecret
    return keyholder


def is_recovery_code(keyholder: Keyholder, code: str) -> bool:
    """Is this the code that counts now, and not one it has replaced?"""
    proof = seal.recovery_proof(code, bytes(keyholder.recovery_salt))
    return seal.same(proof, bytes(keyholder.recovery_proof))


def identity_of(vault: Vault) -> Identity:
    """Her key pairs, as they were sealed when the journal began. Raises `CannotOpen`."""
    row = Keyholder.objects.filter(id=vault.owner).values_list("identity", flat=True).first()
    if row is None:
        raise seal.CannotOpen("there is no such keyholder")
    return Identity.from_bytes(vault.unseal(bytes(row), Place(owner=vault.owner.bytes, kind="identity")))


def identity_stands(vault: Vault) -> bool:
    """Do the public keys in the table belong to the sealed identity, or did somebody put others there?"""
    table = Keyholder.objects.filter(id=vault.owner).values_list("public_box", "public_sign").first()
    try:
        return table is not None and identity_of(vault).public == tuple(bytes(half) for half in table)
    except seal.CannotOpen:
        return False


def secrets_stand(vault: Vault) -> bool:
    """Is what opens the vault, by passphrase and by recovery code, as it was set?"""
    keyholder = Keyholder.objects.filter(id=vault.owner).first()
    try:
        place = Place(owner=vault.owner.bytes, kind="secrets")
        return keyholder is not None and vault.unseal(bytes(keyholder.secrets), place) == _digest(keyholder)
    except seal.CannotOpen:
        return False


def seal_secrets(keyholder: Keyholder, vault_key: bytes) -> None:
    """Remember, sealed, what opens the vault. A journal begun before this was remembered gets it as it opens."""
    place = _place(keyholder, "secrets")
    keyholder.secrets = seal.seal(vault_key, _digest(keyholder), place)


def replace_passphrase(keyholder: Keyholder, vault_key: bytes, passphrase: str) -> None:
    """From now on this passphrase opens the vault, and the old one does not."""
    _set_passphrase(keyholder, vault_key, passphrase)
    seal_secrets(keyholder, vault_key)
    keyholder.save()


def replace_recovery_code(keyholder: Keyholder, vault_key: bytes) -> str:
    """A new recovery code; the old one is dead. It counts once it has been typed back."""
    code = seal.new_recovery_code()
    _set_recovery_code(keyholder, vault_key, code)
    seal_secrets(keyholder, vault_key)
    keyholder.recovery_confirmed = False
    keyholder.save()
    return code


def _with_new_keys(keyholder: Keyholder, passphrase: str) -> NewKeyholder:
    vault_key, code, identity = seal.new_key(), seal.new_recovery_code(), Identity.new()
    vault = Vault(keyholder.id, _vault_key=vault_key)
    keyholder.public_box, keyholder.public_sign = identity.public
    keyholder.identity = vault.seal(identity.to_bytes(), _place(keyholder, "identity"))
    _set_passphrase(keyholder, vault_key, passphrase)
    _set_recovery_code(keyholder, vault_key, code)
    seal_secrets(keyholder, vault_key)
    return NewKeyholder(keyholder, vault_key, code)


def _set_passphrase(keyholder: Keyholder, vault_key: bytes, passphrase: str) -> None:
    cost: Cost = settings.PASSPHRASE_COST
    salt = seal.new_salt()
    with a_turn():
        root = seal.stretch(passphrase, salt, cost)
    place = _place(keyholder, "vault-key-by-passphrase")
    keyholder.passes, keyholder.memory = cost.passes, cost.memory
    keyholder.passphrase_salt, keyholder.passphrase_proof = salt, seal.proof_of(root)
    key = seal.passphrase_key(root, installation_key())
    keyholder.vault_key_by_passphrase = seal.seal(key, vault_key, place)


def _set_recovery_code(keyholder: Keyholder, vault_key: bytes, code: str) -> None:
    salt = seal.new_salt()
    place = _place(keyholder, "vault-key-by-recovery")
    keyholder.recovery_salt, keyholder.recovery_proof = salt, seal.recovery_proof(code, salt)
    keyholder.vault_key_by_recovery = seal.seal(seal.recovery_key(code, salt), vault_key, place)


def _digest(keyholder: Keyholder) -> bytes:
    numbers = (keyholder.passes, keyholder.memory)
    parts = (
        keyholder.passphrase_salt,
        keyholder.passphrase_proof,
        keyholder.vault_key_by_passphrase,
        keyholder.recovery_salt,
        keyholder.recovery_proof,
        keyholder.vault_key_by_recovery,
    )
    return seal.digest(*(number.to_bytes(8, "big") for number in numbers), *(bytes(part) for part in parts))


def _unseal(key: bytes, sealed: bytes, place: Place) -> bytes:
    """A seal that was damaged, or made under another installation key, is one this secret does not open."""
    try:
        return seal.unseal(key, sealed, place)
    except seal.CannotOpen:
        raise WrongSecret from None


def _place(keyholder: Keyholder, kind: str) -> Place:
    return Place(owner=keyholder.id.bytes, kind=kind)
