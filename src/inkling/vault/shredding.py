"""Deleting a whole journal: its keys first, so that whatever bytes stay behind somewhere say nothing."""

from uuid import UUID

from django.db import connections, transaction

from inkling.vault import homes
from inkling.vault.models import DataKey, Draft, Head, Keyholder, Record
from inkling.vault.traces import leave_no_trace


def shred(owner: UUID) -> None:
    """Nothing is left of this keyholder in the database file. The keys go in a transaction of their own: should the
    power fail between the two, what is left cannot be opened by anybody."""
    home = homes.current()
    with transaction.atomic(using=home):
        Keyholder.objects.filter(id=owner).update(
            vault_key_by_passphrase=b"", vault_key_by_recovery=b"", identity=b""
        )
        DataKey.objects.filter(owner=owner).delete()
        leave_no_trace(home)
    with transaction.atomic(using=home):
        for model in (Record, Head, Draft):
            model.objects.filter(owner=owner).delete()
        Keyholder.objects.filter(id=owner).delete()
        leave_no_trace(home)
    with connections[home].cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
