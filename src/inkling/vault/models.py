"""The tables. They know owners, categories, epochs, versions and bytes, and nothing a person wrote."""

import uuid

from django.db import models


class Installation(models.Model):
    """Which installation key belongs to this database?"""

    fingerprint = models.BinaryField(max_length=16)


class Keyholder(models.Model):
    """Someone who can open a vault, and what it takes to open it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=150, blank=True)

    passes = models.PositiveIntegerField()
    memory = models.PositiveBigIntegerField()
    passphrase_salt = models.BinaryField()
    passphrase_proof = models.BinaryField()
    vault_key_by_passphrase = models.BinaryField()

    recovery_salt = models.BinaryField()
    recovery_proof = models.BinaryField()
    vault_key_by_recovery = models.BinaryField()
    recovery_confirmed = models.BooleanField(default=False)

    secrets = models.BinaryField(default=b"")
    """A digest of all that opens the vault, sealed by the vault key: so that a change made to it is noticed."""

    public_box = models.BinaryField()
    public_sign = models.BinaryField()
    identity = models.BinaryField()


class DataKey(models.Model):
    """The key of one category in one epoch, sealed by the vault key. A new epoch begins when a reader leaves."""

    owner = models.ForeignKey(Keyholder, on_delete=models.CASCADE)
    category = models.CharField(max_length=20)
    epoch = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "category", "epoch"], name="one_key_an_epoch"),
        )


class Head(models.Model):
    """What a category should hold, sealed: so that a deleted or rolled-back record is noticed."""

    owner = models.ForeignKey(Keyholder, on_delete=models.CASCADE)
    category = models.CharField(max_length=20)
    version = models.PositiveBigIntegerField()
    key = models.BinaryField()
    sealed = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner", "category"], name="one_head_a_category"),)


class Record(models.Model):
    """One private record: a single sealed blob with its kind, dates, ratings and words inside.

    The identity is a random UUID kept as its 16 bytes, which costs nothing to read ten thousand times.
    """

    id = models.BinaryField(primary_key=True, max_length=16, editable=False)
    owner = models.ForeignKey(Keyholder, on_delete=models.CASCADE)
    category = models.CharField(max_length=20)
    epoch = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    sealed = models.BinaryField()


class Draft(models.Model):
    """What somebody was writing and had not saved, sealed to her public key. Only its place in the row of drafts is
    known besides: the newest has the highest turn."""

    id = models.BinaryField(primary_key=True, max_length=16, editable=False)
    owner = models.ForeignKey(Keyholder, on_delete=models.CASCADE)
    turn = models.PositiveIntegerField()
    sealed = models.BinaryField()


class OpenSession(models.Model):
    """One signed-in browser: a third of its key, and the vault key sealed by all three. Kept in a file of its own."""

    id = models.BinaryField(primary_key=True, max_length=32)
    owner = models.UUIDField()
    home = models.CharField(max_length=10)
    half = models.BinaryField()
    sealed = models.BinaryField()
    started = models.PositiveBigIntegerField()
    seen = models.PositiveBigIntegerField()
    idle_minutes = models.PositiveSmallIntegerField()


class HeldItem(models.Model):
    """Something a signed-in person is in the middle of, sealed, gone when the session ends."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(OpenSession, on_delete=models.CASCADE)
    purpose = models.CharField(max_length=20)
    sealed = models.BinaryField()


class Letterbox(models.Model):
    """A browser that may leave what is being written, also when its session has ended. It holds no key that opens
    anything: whose it is and to which public key drafts are sealed stands inside, sealed by the browser's token."""

    id = models.BinaryField(primary_key=True, max_length=32)
    session = models.BinaryField(max_length=32)
    sealed = models.BinaryField()
    until = models.PositiveBigIntegerField()
    minute = models.PositiveBigIntegerField(default=0)
    letters = models.PositiveSmallIntegerField(default=0)
