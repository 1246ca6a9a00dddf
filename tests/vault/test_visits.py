"""When the journal was opened: kept sealed, for its owner, and never in the way of opening it."""

from inkling.vault import services
from inkling.vault.models import Record
from inkling.vault.queries import open_journal
from inkling.vault.visits import MOST_VISITS, VISITS, visits
from tests.cast import PASSPHRASE
from tests.house import SECONDS, Ana, House


def test_each_time_is_kept_with_what_opened_it(ana: Ana) -> None:
    services.unlock(passphrase=PASSPHRASE, now=SECONDS + 60)
    opened = services.recover(code=ana.code, passphrase=PASSPHRASE, now=SECONDS + 120)
    assert [(visit.at - SECONDS, visit.by) for visit in visits(opened.vault)] == [
        (120, "recovery code"),
        (60, "passphrase"),
        (0, "passphrase"),
    ]


def test_only_the_last_are_kept_in_one_record(ana: Ana) -> None:
    for at in range(MOST_VISITS + 3):
        services.unlock(passphrase=PASSPHRASE, now=SECONDS + at)
    assert len(visits(ana.vault)) == MOST_VISITS
    assert Record.objects.filter(category=VISITS).count() == 1
    assert open_journal(ana.vault).whole


def test_one_that_was_changed_is_noticed_and_does_not_keep_anybody_out(house: House, ana: Ana) -> None:
    """Red when `take` skips the category before it opens the seal."""
    house.sql(
        "update vault_record set sealed = cast(x'01' || randomblob(400) as blob) where category = ?", VISITS
    )
    assert open_journal(ana.vault).unreadable
    assert visits(ana.vault) == ()
    assert services.unlock(passphrase=PASSPHRASE, now=SECONDS)


def test_none_of_it_is_an_entry(ana: Ana) -> None:
    assert not open_journal(ana.vault).journal.entries
