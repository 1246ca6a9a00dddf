"""What is being written is sealed to its owner, can be left by her own browser only, and opens only for her."""

import threading
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections

from inkling.vault import homes, keyholders, letterboxes, queries, seal, services, sessions
from inkling.vault.letterboxes import A_DAY, MOST_A_MINUTE
from inkling.vault.models import Draft as Row
from inkling.vault.models import Keyholder, Letterbox
from inkling.vault.services import Draft, NoLetterbox, Opened, SavedAlready, TooLarge, TooManyLetters
from tests.cast import PASSPHRASE, check_in
from tests.vault.conftest import SECONDS, Ana, House

HOUR = 3600


@pytest.fixture
def browser(ana: Ana) -> Opened:
    """A browser in which Ana has just opened her journal."""
    return services.unlock(passphrase=PASSPHRASE, now=SECONDS)


def draft(note: str = "half a sentence", *, entry: UUID | None = None, version: str = "") -> Draft:
    """A check-in that was being written."""
    fields = (("entry", str(entry or uuid4())), ("version", version), ("place", "12"), ("note", note))
    return Draft("/today/", "/today/", 0, fields, ("note",), SECONDS)


def leave(
    browser: Opened, what: Draft, id: UUID | None = None, *, instead: UUID | None = None, now: int = SECONDS
) -> UUID:
    """Leave it in this browser's letterbox."""
    id = id or uuid4()
    services.leave_draft(
        browser.letterbox,
        id,
        what,
        journal=browser.vault.owner,
        instead=(instead,) if instead else (),
        now=now,
    )
    return id


def notes(opened: Opened) -> list[str]:
    """What is kept for her, newest first."""
    return [dict(kept.draft.fields)["note"] for kept in queries.kept_drafts(opened.vault) if kept.draft]


def again(now: int = SECONDS) -> Opened:
    """She opens her journal again."""
    return services.unlock(passphrase=PASSPHRASE, now=now)


def test_what_was_left_is_there_whole(browser: Opened) -> None:
    what = draft("Ünruhig. 🌧️ مرحبا\r\n\0 and more")
    id = leave(browser, what)
    (kept,) = queries.kept_drafts(browser.vault)
    assert (kept.id, kept.draft) == (id, what)


@pytest.mark.parametrize("ending", ["lock", "idle", "left alone", "program"])
def test_a_browser_that_locked_itself_can_still_leave_something(browser: Opened, ending: str) -> None:
    """Red when the letterbox goes with the session. It can leave something and read nothing."""
    match ending:
        case "lock":
            services.lock(browser.vault)
        case "idle":
            assert sessions.resume(browser.token, SECONDS + HOUR) is None
        case "left alone":
            services.lock_idle(SECONDS + HOUR)
        case "program":
            services.lock_everywhere()
    leave(Opened(browser.token, again(SECONDS + HOUR).vault, browser.letterbox), draft("kept all the same"))
    assert notes(again(SECONDS + HOUR)) == ["kept all the same"]
    assert sessions.resume(browser.token, SECONDS) is None


def test_a_day_after_it_locked_nothing_can_be_left(browser: Opened) -> None:
    """Red without `stay_for_a_day`, and without the look at `until`."""
    services.lock(browser.vault)
    leave(browser, draft(), now=SECONDS + A_DAY - 1)
    with pytest.raises(NoLetterbox):
        leave(browser, draft(), now=SECONDS + A_DAY)
    services.lock_idle(SECONDS + A_DAY)
    assert not Letterbox.objects.filter(session=b"").exists()


@pytest.mark.parametrize("moved", [-HOUR, 37 * HOUR, 365 * 24 * HOUR])
def test_a_clock_that_was_changed_opens_no_letterbox(browser: Opened, moved: int) -> None:
    with pytest.raises(NoLetterbox):
        leave(browser, draft(), now=SECONDS + moved)


def test_until_cannot_be_stretched_in_the_file(house: House, browser: Opened) -> None:
    """Red when the last moment is not sealed into the letterbox."""
    house.sql("update vault_letterbox set until = 99999999999", file="sessions")
    with pytest.raises(NoLetterbox):
        leave(browser, draft(), now=SECONDS + 37 * HOUR)


def test_nobody_else_can_leave_anything(browser: Opened) -> None:
    """Red when a session's token, or any token, is taken for a letterbox's."""
    for token in (b"", b"\0" * 32, browser.token, browser.letterbox[:-1]):
        with pytest.raises(NoLetterbox):
            leave(Opened(b"", browser.vault, token), draft())
    assert not Row.objects.exists()


def test_a_letterbox_of_another_journal_is_not_taken(browser: Opened) -> None:
    """Two journals in one browser, her own and the sample: a page is kept for the one it shows, or not at all."""
    with pytest.raises(NoLetterbox):
        services.leave_draft(browser.letterbox, uuid4(), draft(), journal=uuid4(), now=SECONDS)


def test_the_letterbox_opens_nothing(house: House, browser: Opened) -> None:
    """It is no way in: its token is in no file, and with it and all files nothing is read."""
    leave(browser, draft())
    assert browser.letterbox not in house.bytes()
    assert sessions.resume(browser.letterbox, SECONDS) is None
    row = Letterbox.objects.filter(session=browser.vault.session).get()
    assert b"vault-key" not in bytes(row.sealed)


def test_after_the_recovery_code_was_used_no_other_browser_can_leave_anything(
    ana: Ana, browser: Opened
) -> None:
    """Red without `take_away_all`."""
    services.recover(code=ana.code, passphrase=PASSPHRASE, now=SECONDS)
    with pytest.raises(NoLetterbox):
        leave(browser, draft())


def test_no_word_and_no_name_of_a_form_is_in_any_file(house: House, browser: Opened) -> None:
    """Red with `seal_to` replaced by its padding. Red with the address of the page beside it."""
    leave(browser, draft("the sentence nobody may find"))
    for word in (b"nobody", b"note", b"/today/", b"entry"):
        rows = b"".join(bytes(row.sealed) for row in Row.objects.all())
        assert word not in rows
        assert b"nobody" not in house.bytes()


def test_up_to_a_page_of_writing_all_drafts_are_of_one_size(browser: Opened) -> None:
    """Red with the padding of records: whoever copies the file again and again would see the writing grow."""
    sizes = set()
    for length in (0, 1, 100, 1000, 3500):
        leave(browser, draft("x" * length))
    sizes = {len(bytes(row.sealed)) for row in Row.objects.all()}
    assert len(sizes) == 1


def test_the_table_does_not_count_keystrokes(browser: Opened) -> None:
    """Red when `turn` goes up with every change of the same draft."""
    id = uuid4()
    for at in range(30):
        leave(browser, draft(f"{at}"), id)
    assert Row.objects.get().turn == 1
    services.let_go_of_draft(browser.vault, id)
    leave(browser, draft())
    assert Row.objects.get().turn == 1


def test_the_same_draft_is_replaced_and_the_newest_comes_first(browser: Opened) -> None:
    one, other = leave(browser, draft("one")), leave(browser, draft("other"))
    assert notes(browser) == ["other", "one"]
    leave(browser, draft("one and on"), one)
    assert notes(browser) == ["one and on", "other"]
    leave(browser, draft("gone on elsewhere"), instead=other)
    assert notes(browser) == ["gone on elsewhere", "one and on"]


def test_two_windows_that_go_on_with_the_same_both_keep_theirs(browser: Opened) -> None:
    """Red when a draft that is gone on with keeps its name: the later window would write over the other."""
    begun = leave(browser, draft("begun"))
    leave(browser, draft("begun, one way"), instead=begun)
    leave(browser, draft("begun, another way"), instead=begun)
    assert notes(browser) == ["begun, another way", "begun, one way"]


def test_twenty_are_kept_and_the_newest_win(browser: Opened) -> None:
    for at in range(25):
        leave(browser, draft(f"{at}"))
    assert notes(browser) == [f"{at}" for at in reversed(range(5, 25))]


def test_too_much_is_refused_and_what_was_kept_before_stays(browser: Opened) -> None:
    id = leave(browser, draft("x" * 200_000))
    with pytest.raises(TooLarge):
        leave(browser, draft("x" * 256 * 1024), id)
    assert notes(browser) == ["x" * 200_000]


def test_so_much_a_minute_and_no_more(browser: Opened) -> None:
    """Red without `_count`: a page could then write to the disk as fast as it likes."""
    id = uuid4()
    for _ in range(MOST_A_MINUTE):
        leave(browser, draft(), id)
    with pytest.raises(TooManyLetters):
        leave(browser, draft(), id)
    leave(browser, draft("a minute later"), id, now=SECONDS + 60)
    assert notes(browser) == ["a minute later"]


def test_a_draft_of_what_was_saved_already_is_not_kept(browser: Opened) -> None:
    """It came late, from a page that has just been saved. Red without the look at the records."""
    said = check_in(note="saved")
    services.add_entry(browser.vault, said)
    with pytest.raises(SavedAlready):
        leave(browser, draft(entry=said.id))
    leave(browser, draft("a correction of it", entry=said.id, version="1"))
    assert notes(browser) == ["a correction of it"]


def test_letting_go_leaves_no_trace(house: House, browser: Opened) -> None:
    """Red without `leave_no_trace`: the sealed bytes still stand in the log."""
    id = leave(browser, draft())
    sealed = bytes(Row.objects.get().sealed)[:400]  # the rest lies on other pages of the file
    assert sealed in house.bytes()
    services.let_go_of_draft(browser.vault, id)
    assert sealed not in house.bytes()
    services.let_go_of_draft(browser.vault, id)


def test_a_draft_opens_in_its_own_place_only(house: House, browser: Opened) -> None:
    """Red when the place is not inside the box: somebody with the file could exchange drafts."""
    leave(browser, draft("one"))
    leave(browser, draft("other"))
    house.sql("update vault_draft set id = randomblob(16)")
    assert [kept.draft for kept in queries.kept_drafts(browser.vault)] == [None, None]


def test_a_damaged_draft_stops_no_other_and_can_be_let_go(house: House, browser: Opened) -> None:
    broken, whole = leave(browser, draft("broken")), leave(browser, draft("whole"))
    house.sql("update vault_draft set sealed = x'0200' where id = ?", broken.bytes)
    assert [(kept.id, kept.draft is None) for kept in queries.kept_drafts(browser.vault)] == [
        (whole, False),
        (broken, True),
    ]
    services.let_go_of_draft(browser.vault, broken)
    assert notes(browser) == ["whole"]


@pytest.mark.parametrize("change", ["id = 'x'", "sealed = 'words'", "sealed = 7", "id = 7, sealed = x''"])
def test_whatever_stands_in_a_damaged_row_no_page_breaks(house: House, browser: Opened, change: str) -> None:
    """Red without the casts: one row would then close every page."""
    leave(browser, draft("damaged"))
    house.force(f"update vault_draft set {change}")
    assert [kept.draft for kept in queries.kept_drafts(browser.vault)] == [None]
    leave(browser, draft("whole"))
    assert "whole" in notes(browser)


@pytest.mark.parametrize("column", ["public_box", "public_sign"])
def test_a_public_key_put_there_by_somebody_else_is_noticed(
    house: House, browser: Opened, column: str
) -> None:
    """Red without `identity_stands`."""
    assert queries.open_journal(browser.vault).whole
    theirs = seal.Identity.new().public[column == "public_sign"]
    house.sql(f"update vault_keyholder set {column} = ?", theirs)
    opened = queries.open_journal(again().vault)
    assert opened.altered == (queries.IDENTITY,)
    assert not opened.whole


def test_nothing_is_ever_sealed_to_a_key_put_there_by_somebody_else(house: House, browser: Opened) -> None:
    """Neither in a browser that was open before, nor in one that opens after. Red with the key from the table."""
    theirs = seal.Identity.new()
    house.sql("update vault_keyholder set public_box = ?", theirs.public[0])
    leave(browser, draft("before"))
    leave(again(), draft("after"))
    for row in Row.objects.all():
        place = seal.Place(owner=browser.vault.owner.bytes, kind="draft", record=bytes(row.id))
        with pytest.raises(seal.CannotOpen):
            seal.unseal_with(theirs, bytes(row.sealed), place)
    assert notes(browser) == ["after", "before"]


def test_where_the_identity_is_damaged_the_journal_opens_and_says_so(house: House, browser: Opened) -> None:
    """There is then no letterbox, and drafts stay closed; nothing is replaced."""
    leave(browser, draft())
    house.sql("update vault_keyholder set identity = x'00'")
    opened = again()
    assert opened.letterbox == b""
    assert queries.open_journal(opened.vault).altered == (queries.IDENTITY,)
    assert [kept.draft for kept in queries.kept_drafts(opened.vault)] == [None]
    assert bytes(Keyholder.objects.get().identity) == b"\0"


def test_another_letterbox_cannot_be_put_in_place_of_hers(house: House, browser: Opened) -> None:
    """A writer to the file who knows another letterbox cannot point hers at it. Red when its name is not bound."""
    other = letterboxes.make(browser.vault, SECONDS)
    rows = {bytes(row.id): bytes(row.sealed) for row in Letterbox.objects.all()}
    mine, theirs = seal.letterbox_id(browser.letterbox), seal.letterbox_id(other)
    house.sql("update vault_letterbox set sealed = ? where id = ?", rows[theirs], mine, file="sessions")
    with pytest.raises(NoLetterbox):
        leave(browser, draft())


def test_a_sample_keeps_its_own_and_takes_it_along(browser: Opened) -> None:
    """In the throwaway home, beside her own; gone with it. Red when drafts are kept where her journal is."""
    sample = services.begin_sample([check_in()], now=SECONDS)
    leave(browser, draft("mine"))
    leave(sample, draft("made up"))
    assert notes(browser) == ["mine"]
    with homes.inside(homes.SAMPLE):
        assert notes(sample) == ["made up"]
        services.lock(sample.vault)
        assert not Row.objects.exists()
    with pytest.raises(NoLetterbox):
        leave(sample, draft("too late"))
    assert notes(browser) == ["mine"]


def test_a_sample_of_the_last_run_is_gone(browser: Opened, settings: Any, tmp_path: Path) -> None:
    """Its home is, but the cookie may still be there. Red with an error instead of an answer."""
    sample = services.begin_sample([check_in()], now=SECONDS)
    settings.SAMPLE_HOME = tmp_path / "of another run"
    with pytest.raises(NoLetterbox):
        leave(sample, draft("too late"))


def test_a_draft_of_somebody_else_is_never_replaced(browser: Opened) -> None:
    """Two sample journals share a home. Red without the look at whose it is."""
    one, other = (services.begin_sample([check_in()], now=SECONDS) for _ in range(2))
    id = leave(one, draft("hers"))
    with pytest.raises(NoLetterbox):
        leave(other, draft("over it"), id)
    leave(other, draft("other"), instead=id)
    with homes.inside(homes.SAMPLE):
        services.let_go_of_draft(other.vault, id)
        assert notes(one) == ["hers"]


def test_many_at_once_lose_nothing(browser: Opened) -> None:
    """Eight windows, each with its own. Red without the transaction."""
    ids = [uuid4() for _ in range(8)]
    wrong: list[Any] = []

    def write(id: UUID) -> None:
        try:
            for at in range(5):
                leave(browser, draft(f"{id} {at}"), id)
        except Exception as error:
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(id,)) for id in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert wrong == []
    assert sorted(notes(browser)) == sorted(f"{id} 4" for id in ids)


def test_an_identity_is_what_was_made(ana: Ana) -> None:
    identity = keyholders.identity_of(ana.vault)
    assert keyholders.identity_stands(ana.vault)
    assert seal.Identity.from_bytes(identity.to_bytes()) == identity
