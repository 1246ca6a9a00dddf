"""Your privacy: what everybody may read, who has opened a journal, and changing or deleting what opens it."""

import html
import re
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args
from uuid import uuid4

import msgspec
import pytest
from django.http import HttpResponse
from django.test import Client

from inkling.journal.entries.base import Category
from inkling.vault import queries, services
from inkling.vault.echoes import ECHOES
from inkling.vault.models import Draft, Keyholder, Letterbox, OpenSession, Record
from inkling.vault.queries import LOOKOUT
from inkling.vault.visits import VISITS
from inkling.web.entries.keeping import IDLE
from tests.cast import PASSPHRASE, check_in, confirm, groups_of, sign_up
from tests.clock import TODAY, Clock
from tests.house import House
from tests.web.inside import vault_of

PAGE = "/privacy/"
OTHER = "meadow candle harbour seven birches"
ASKING = ("/privacy/passphrase/", "/privacy/code/", "/privacy/every-key/", "/privacy/delete/for-good/")
"""The addresses at which the passphrase is asked."""

ANOTHER = {"old_passphrase": PASSPHRASE, "passphrase": OTHER, "again": OTHER}
SECRETS = {**ANOTHER, "offered": "one two three four five"}


def words(page: HttpResponse) -> str:
    """What stands on it."""
    main = page.text.split('<main id="main"')[1].split("</main>")[0]
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<svg.*?</svg>|<[^>]+>", " ", main, flags=re.DOTALL)))


def foot(page: HttpResponse) -> str:
    """What stands at its foot."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text.partition("<footer")[2]))


def unlocked(passphrase: str = PASSPHRASE) -> Client:
    """Another browser in which the journal is open."""
    client = Client()
    assert client.post("/unlock/", {"passphrase": passphrase}).url in ("/today/", "/begin/code/")
    return client


def opens(passphrase: str) -> bool:
    """Does this passphrase open the journal?"""
    return Client().post("/unlock/", {"passphrase": passphrase}).status_code == 302


def is_open(client: Client) -> bool:
    """Is the journal open in this browser?"""
    return client.get("/journal/").status_code == 200


def new_code(client: Client) -> str:
    """The code that waits to be written down, typed back."""
    code = "-".join(client.get("/begin/code/").context["groups"])
    confirm(client, code)
    return code


@pytest.fixture
def sample(stranger: Client) -> Client:
    """Somebody looks around in the sample journal."""
    assert stranger.post("/look-around/").url == "/path/"
    return stranger


class TestWhatEverybodyMayRead:
    """The part that is the same for every journal."""

    def test_it_is_there_before_any_journal_when_locked_and_when_open(
        self, stranger: Client, ana: Client
    ) -> None:
        for client in (stranger, ana, Client()):
            said = words(client.get(PAGE))
            assert "What is sealed" in said and "What can be seen from outside" in said
        assert "The last times it was opened" in words(ana.get(PAGE))
        assert "The last times it was opened" not in words(stranger.get(PAGE))

    @pytest.mark.parametrize(
        "said",
        [
            "A program that was changed", "or a camera", "Someone who makes you open it",
            "What has left these pages", "That you use it", "The law",
            "A passphrase that is easy to guess", "Traces", "Losing both", "set back to an earlier day",
        ],
    )  # fmt: skip
    def test_it_says_each_of_the_ten_things_it_cannot_do(self, stranger: Client, said: str) -> None:
        assert said in words(stranger.get(PAGE))

    def test_it_says_as_many_groups_as_there_are(self, ana: Client, clock: Clock) -> None:
        """Red when a category is added and the page still counts the old ones."""
        assert len({*get_args(Category), LOOKOUT, ECHOES, VISITS}) == 13
        assert "each of thirteen groups" in words(ana.get(PAGE))
        document = Path(__file__).parents[2] / "docs" / "privacy" / "vault.md"
        assert "each of thirteen groups" in re.sub(r"\s+", " ", document.read_text())

    def test_the_way_to_it_is_in_the_foot_of_every_page_and_on_the_first_one(self, stranger: Client) -> None:
        assert 'href="/privacy/"' in stranger.get("/").text.partition("<footer")[0]
        assert 'href="/privacy/"' in stranger.get("/support/").text.partition("<footer")[2]

    def test_settings_lead_to_it(self, ana: Client) -> None:
        assert 'href="/privacy/"' in ana.get("/settings/").text.partition("<footer")[0]

    def test_while_the_code_is_not_typed_back_only_the_general_part_is_there(self, stranger: Client) -> None:
        stranger.post("/begin/", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
        page = stranger.get(PAGE)
        assert page.status_code == 200 and "The last times it was opened" not in words(page)


class TestWhoHasReadIt:
    """When it was opened and by what, and where it is open now."""

    def test_each_time_it_was_opened_is_told_newest_first(self, ana: Client, clock: Clock) -> None:
        clock.pass_by(days=1, hours=2)
        ana = unlocked()
        page = ana.get(PAGE)
        assert [(each.when, each.here) for each in page.context["page"].openings] == [
            ("today at 22:30", True),
            ("23 November 2026 at 20:30", False),
        ]
        assert "with the passphrase" in words(page)

    def test_opening_by_recovery_code_is_told_as_such(self, ana: Client, clock: Clock) -> None:
        code = ana.recovery_code  # type: ignore[attr-defined]
        clock.pass_by(hours=1)
        other = Client()
        other.post("/unlock/code/", {"code": code, "passphrase": OTHER, "again": OTHER})
        new_code(other)
        assert "with the recovery code" in words(other.get(PAGE))

    def test_older_ones_are_folded(self, ana: Client, clock: Clock) -> None:
        for _each in range(4):
            clock.pass_by(hours=1)
            unlocked()
        page = unlocked().get(PAGE).context["page"]
        assert (len(page.openings), len(page.earlier)) == (3, 3)

    def test_at_the_foot_of_today_stands_what_only_she_can_judge(self, ana: Client, clock: Clock) -> None:
        """Security.md 3.5, no. 10: a folder set back to an earlier day shows in nothing else. Red when the opening of
        this browser itself is told as the one before."""
        assert "Opened before" not in foot(ana.get("/today/"))
        services.add_entry(vault_of(ana, clock), check_in(TODAY - timedelta(days=2)))
        clock.pass_by(days=3)
        later = unlocked()
        said = foot(later.get("/today/"))
        assert "Last written on 21 November 2026." in said
        assert "Opened before this: 23 November 2026 at 20:30, with the passphrase." in said

    def test_it_stands_there_while_she_has_stepped_back_too(self, ana: Client, clock: Clock) -> None:
        ana.post("/today/pause/", {"entry": uuid4(), "note": ""})
        clock.pass_by(days=1)
        assert "Opened before this: 23 November 2026 at 20:30" in foot(unlocked().get("/today/"))

    def test_somebody_who_opened_it_after_her_is_told_too(self, ana: Client, clock: Clock) -> None:
        """Red when the second of the list is taken, whoever opened it."""
        clock.pass_by(minutes=5)
        unlocked()
        assert "Opened before this: today at 20:35" in foot(ana.get("/today/"))

    def test_it_leaves_the_screen_when_the_journal_has_locked_itself(self, ana: Client) -> None:
        for place in (PAGE, "/privacy/open-now/", "/privacy/delete/", *ASKING):
            assert ana.get(place).headers["Refresh"] == "905; url=/", place
        assert "Refresh" not in Client().get(PAGE).headers

    def test_a_journal_that_was_tampered_with_says_so_here(self, ana: Client) -> None:
        ana.post("/today/", {"entry": uuid4(), "place": "11"})
        Record.objects.filter(category="check-ins").delete()
        assert "changed outside Inkling" in words(ana.get(PAGE))


class TestOtherBrowsers:
    """Seeing where it is open, and locking it there."""

    def test_alone_there_is_nothing_to_lock(self, ana: Client) -> None:
        assert "In this browser only." in words(ana.get(PAGE))
        assert "It is open nowhere else." in words(ana.get("/privacy/open-now/"))

    def test_one_is_locked_and_the_others_stay_open(self, ana: Client, clock: Clock) -> None:
        """Red when all are ended, or none."""
        clock.pass_by(minutes=1)
        there = unlocked()
        clock.pass_by(minutes=1)
        elsewhere = unlocked()
        assert "In this browser and in 2 others." in words(ana.get(PAGE))
        page = ana.get("/privacy/open-now/").context["page"]
        first = next(each for each in page.others if each.since.endswith("20:31"))
        assert ana.post("/privacy/open-now/", {"browser": first.id}).url == "/privacy/open-now/?locked=1"
        assert (is_open(ana), is_open(there), is_open(elsewhere)) == (True, False, True)
        assert "Locked." in words(ana.get("/privacy/open-now/?locked=1"))

    def test_all_others_are_locked_at_once(self, ana: Client) -> None:
        there, elsewhere = unlocked(), unlocked()
        ana.post("/privacy/open-now/", {"others": "yes"})
        assert (is_open(ana), is_open(there), is_open(elsewhere)) == (True, False, False)
        assert Letterbox.objects.count() == 1, "and none of them can leave anything any more"

    @pytest.mark.parametrize("name", ["", "me", "\0", "ff" * 32, "ƒ" * 40, "0" * 20_001])
    def test_one_that_is_not_there_is_no_mistake(self, ana: Client, name: str) -> None:
        there = unlocked()
        assert ana.post("/privacy/open-now/", {"browser": name}).status_code == 302
        assert is_open(ana) and is_open(there)

    def test_this_browser_cannot_lock_itself_by_it(self, ana: Client, clock: Clock) -> None:
        ana.post("/privacy/open-now/", {"browser": vault_of(ana, clock).session.hex()})
        assert is_open(ana)

    def test_no_token_stands_on_the_page(self, ana: Client) -> None:
        there = unlocked()
        assert there.cookies["inkling_key"].value not in ana.get("/privacy/open-now/").text


class TestAnotherPassphrase:
    """The old one is asked, and the rules are those of the beginning."""

    def test_the_new_one_opens_and_the_old_one_does_not(self, ana: Client) -> None:
        there = unlocked()
        assert ana.post("/privacy/passphrase/", ANOTHER).url == "/privacy/?changed=1"
        assert "Your passphrase is changed." in words(ana.get("/privacy/?changed=1"))
        assert is_open(ana) and not is_open(there)
        assert opens(OTHER) and not opens(PASSPHRASE)

    def test_the_recovery_code_stays(self, ana: Client) -> None:
        ana.post("/privacy/passphrase/", ANOTHER)
        code = ana.recovery_code  # type: ignore[attr-defined]
        answer = Client().post("/unlock/code/", {"code": code, "passphrase": PASSPHRASE, "again": PASSPHRASE})
        assert answer.url == "/begin/code/"

    def test_five_words_are_offered_and_stay_when_something_is_wrong(self, ana: Client) -> None:
        offered = ana.get("/privacy/passphrase/").context["words"]
        assert len(offered.split()) == 5
        again = ana.post("/privacy/passphrase/", {**ANOTHER, "again": "else", "offered": offered})
        assert again.status_code == 422 and offered in words(again)

    @pytest.mark.parametrize("path", ["/privacy/passphrase/", "/privacy/every-key/"])
    @pytest.mark.parametrize(
        ("sent", "says"),
        [
            ({"passphrase": "short", "again": "short"}, "15 characters"),
            ({"passphrase": "passwordpassword", "again": "passwordpassword"}, "Many people use this one"),
            ({"passphrase": OTHER, "again": OTHER + " "}, "The two are not the same"),
            ({"passphrase": PASSPHRASE, "again": PASSPHRASE}, "This is the one you have now"),
            ({"old_passphrase": PASSPHRASE + "x"}, "Nothing was changed."),
            ({"old_passphrase": ""}, "required"),
            ({"old_passphrase": "\0" * 20_001}, "Null characters"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_changed(
        self, ana: Client, path: str, sent: dict[str, str], says: str
    ) -> None:
        there = unlocked()
        page = ana.post(path, {**ANOTHER, **sent})
        assert page.status_code == 422 and says in words(page)
        assert opens(PASSPHRASE) and is_open(there) and is_open(ana)


class TestANewCode:
    """For a paper that was lost or seen."""

    def test_the_new_one_opens_and_the_old_one_is_dead(self, ana: Client) -> None:
        old = ana.recovery_code  # type: ignore[attr-defined]
        assert ana.post("/privacy/code/", {"old_passphrase": PASSPHRASE}).url == "/begin/code/"
        assert ana.get("/today/").url == "/begin/code/", "first of all it is written down"
        code = new_code(ana)
        assert code != old and is_open(ana)
        chosen = {"passphrase": OTHER, "again": OTHER}
        assert Client().post("/unlock/code/", {"code": old, **chosen}).status_code == 422
        assert Client().post("/unlock/code/", {"code": code, **chosen}).url == "/begin/code/"

    def test_it_needs_the_passphrase(self, ana: Client) -> None:
        page = ana.post("/privacy/code/", {"old_passphrase": OTHER})
        assert page.status_code == 422 and "Nothing was changed." in words(page)
        assert is_open(ana), "no code waits"

    def test_it_says_what_happens_if_both_are_lost_and_can_be_printed_without_our_name(
        self, ana: Client
    ) -> None:
        ana.post("/privacy/code/", {"old_passphrase": PASSPHRASE})
        page = ana.get("/begin/code/")
        assert "both lost" in words(page) and "cannot be opened by anyone" in words(page)
        assert "data-print" in page.text
        assert "Inkling" not in words(page), "the frame is left out on paper"

    def test_today_says_that_it_counts(self, ana: Client) -> None:
        ana.post("/today/", {"entry": uuid4(), "place": "11", "words": []})
        ana.post("/privacy/code/", {"old_passphrase": PASSPHRASE})
        typed = groups_of("-".join(ana.get("/begin/code/").context["groups"]))
        said = ana.post("/begin/check/", typed, follow=True)
        assert "Your new recovery code counts from now on." in words(said)
        assert "recovery code" not in words(ana.get("/today/"))


class TestEveryKey:
    """Somebody may know the passphrase."""

    def test_from_then_on_nothing_that_opened_it_before_does(self, ana: Client, clock: Clock) -> None:
        """The dead cookie is the one this very browser had. Red without `end_all`, and without new cookies."""
        ana.post("/today/", {"entry": uuid4(), "place": "11", "note": "kept through it"})
        old_code, there = ana.recovery_code, unlocked()  # type: ignore[attr-defined]
        old = {name: ana.cookies[name].value for name in ("inkling_key", "inkling_letterbox")}
        assert ana.post("/privacy/every-key/", ANOTHER).url == "/begin/code/"
        assert ana.cookies["inkling_key"].value != old["inkling_key"]
        new_code(ana)
        assert "kept through it" in ana.get("/journal/").text
        thief = Client()
        thief.cookies.load(old)
        assert thief.get("/journal/").url == "/unlock/" and not is_open(there)
        assert opens(OTHER) and not opens(PASSPHRASE)
        dead = Client().post("/unlock/code/", {"code": old_code, "passphrase": OTHER, "again": OTHER})
        assert dead.status_code == 422

    def test_it_says_what_it_cannot_do(self, ana: Client) -> None:
        said = words(ana.get("/privacy/every-key/"))
        assert "still opens with the old secrets" in said
        assert "talk to somebody first" in said

    def test_it_goes_on_locking_as_she_wished(self, ana: Client, clock: Clock) -> None:
        wish(ana, 30)
        ana.post("/privacy/every-key/", ANOTHER)
        assert vault_of(ana, clock).idle_minutes == 30


class TestDeletingEverything:
    """What is gone, what may stay, the passphrase, and then the door."""

    def test_nothing_is_there_afterwards(self, house: House, clock: Clock) -> None:
        """In real files, as they are on a disk. Red when the keys or the records are left, or the cookies."""
        ana = Client()
        sign_up(ana)
        ana.post("/today/", {"entry": uuid4(), "place": "11"})
        there, sealed = unlocked(), [bytes(each.sealed) for each in Record.objects.all()]
        assert sealed and all(each in house.bytes("journal") for each in sealed)
        assert "SSDs" in words(ana.get("/privacy/delete/")), "said honestly"
        answer = ana.post("/privacy/delete/for-good/", {"old_passphrase": PASSPHRASE})
        assert answer.url == "/?deleted=1"
        assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
        assert {ana.cookies[name].value for name in ("inkling_key", "inkling_letterbox")} == {""}
        assert not any(model.objects.exists() for model in (Keyholder, Record, Draft, OpenSession, Letterbox))
        assert "Your journal is deleted." in words(ana.get("/?deleted=1"))
        assert not any(each in house.bytes() for each in sealed)
        assert there.get("/journal/").url == "/unlock/"
        assert ana.get("/begin/").status_code == 200, "another one can be begun"

    def test_without_the_passphrase_nothing_is_gone(self, ana: Client) -> None:
        page = ana.post("/privacy/delete/for-good/", {"old_passphrase": OTHER})
        assert page.status_code == 422 and "Nothing was changed." in words(page)
        assert is_open(ana) and opens(PASSPHRASE)

    def test_looking_at_it_deletes_nothing(self, ana: Client) -> None:
        for place in ("/privacy/delete/", "/privacy/delete/for-good/"):
            assert ana.get(place).status_code == 200
            ana.post("/privacy/delete/", {"old_passphrase": PASSPHRASE})
        assert is_open(ana)


class TestSecrets:
    """What was typed as a secret stays one."""

    @pytest.mark.parametrize("path", ASKING)
    def test_it_is_not_shown_back(self, ana: Client, path: str) -> None:
        """Red with `render_value=True`."""
        page = ana.post(path, {**SECRETS, "old_passphrase": "typed in error it is", "again": "not that"})
        assert page.status_code == 422
        assert not [each for each in ("typed in error", OTHER, "not that") if each in page.text]

    @pytest.mark.parametrize("path", ASKING)
    def test_it_is_not_carried_through_unlocking_when_it_comes_too_late(
        self, ana: Client, clock: Clock, path: str
    ) -> None:
        """Other forms are. Red when the guard leaves it to `signed_in`."""
        clock.pass_by(minutes=16)
        late = ana.post(path, SECRETS)
        assert late.url == "/unlock/"
        assert not [each for each in SECRETS.values() if each in late.text]
        assert opens(PASSPHRASE)

    @pytest.mark.parametrize("path", ASKING)
    def test_no_form_that_asks_it_is_one_the_script_keeps(self, ana: Client, path: str) -> None:
        """The script keeps forms that write an entry and ask for no passphrase. Red with an `entry` field here, or
        without `type=password`."""
        form = ana.get(path).text.partition("<main")[2]
        assert 'type="password"' in form
        assert not re.search(r'name="[\w-]*entry"', form)


class TestTheSampleJournal:
    """There is nothing to change in it."""

    @pytest.mark.parametrize("path", ["/privacy/open-now/", "/privacy/delete/", *ASKING])
    def test_it_says_so(self, sample: Client, path: str) -> None:
        for page in (sample.get(path), sample.post(path, SECRETS)):
            assert "There is nothing to change here." in words(page)
        assert is_open(sample)

    def test_your_privacy_says_so_too(self, sample: Client) -> None:
        assert "there is nothing to change" in words(sample.get(PAGE))

    def test_after_how_many_minutes_it_locks_can_be_tried_out(self, sample: Client) -> None:
        assert wish(sample, 5).status_code == 302
        assert sample.get("/journal/").headers["Refresh"] == "305; url=/"


def wish(client: Client, minutes: int) -> HttpResponse:
    """Choose in Settings after how many minutes it locks."""
    form = client.get("/settings/").context["form"]
    hidden = {name: value for name in ("entry", "version") if (value := form[name].value())}
    return client.post("/settings/", {**hidden, "idle_minutes": minutes})


class TestLockingByItself:
    """After 2 to 60 minutes, as she wishes."""

    @pytest.mark.parametrize("minutes", [2, 30, 60])
    def test_this_browser_locks_so_at_once(self, ana: Client, clock: Clock, minutes: int) -> None:
        """Red when the wish is only kept."""
        assert wish(ana, minutes).url == "/settings/?saved=1"
        assert ana.get("/journal/").headers["Refresh"] == f"{minutes * 60 + 5}; url=/"
        assert f'data-dark="{minutes * 60 + 5}"' in ana.get("/today/").text
        assert f"after {minutes} minutes without use" in words(ana.get("/today/"))
        clock.pass_by(minutes=minutes, seconds=-30)
        assert is_open(ana)
        clock.pass_by(minutes=minutes)
        assert not is_open(ana)

    def test_so_does_the_next_browser_however_it_is_opened(self, ana: Client, clock: Clock) -> None:
        """Red when `unlock` or `recover` starts with a constant."""
        wish(ana, 5)
        assert vault_of(unlocked(), clock).idle_minutes == 5
        code, other = ana.recovery_code, Client()  # type: ignore[attr-defined]
        other.post("/unlock/code/", {"code": code, "passphrase": OTHER, "again": OTHER})
        assert vault_of(other, clock).idle_minutes == 5

    def test_another_browser_keeps_what_it_began_with(self, ana: Client, clock: Clock) -> None:
        there = unlocked()
        wish(ana, 5)
        assert vault_of(there, clock).idle_minutes == 15

    def test_one_can_choose_from_the_shortest_to_the_longest(self) -> None:
        """What the form offers are the bounds the vault keeps to."""
        assert (int(IDLE[0]), int(IDLE[-1])) == (services.SHORTEST_IDLE, services.LONGEST_IDLE)

    @pytest.mark.parametrize("minutes", ["0", "1", "61", "600", "-5", "never", "", "\0"])
    def test_no_other_time_can_be_chosen(self, ana: Client, clock: Clock, minutes: object) -> None:
        assert wish(ana, minutes).status_code == 422  # type: ignore[arg-type]
        assert vault_of(ana, clock).idle_minutes == 15

    @pytest.mark.parametrize(("kept", "used"), [(100_000, 60), (-1, 2), (7, 7)])
    def test_whatever_the_record_says_it_stays_between_two_minutes_and_an_hour(
        self, ana: Client, clock: Clock, kept: int, used: int
    ) -> None:
        """A record may have been brought in from elsewhere. Red without the two bounds."""
        wish(ana, 5)
        vault = vault_of(ana, clock)
        opened = queries.open_journal(vault)
        wishes = opened.journal.preferences
        assert wishes
        services.correct_entry(
            vault, msgspec.structs.replace(wishes, idle_minutes=kept), opened.versions[wishes.id]
        )
        assert vault_of(unlocked(), clock).idle_minutes == used

    def test_twelve_hours_hold_whatever_was_wished(self, ana: Client, clock: Clock) -> None:
        wish(ana, 60)
        for _each in range(23):
            clock.pass_by(minutes=30)
            assert is_open(ana)
        clock.pass_by(minutes=30)
        assert not is_open(ana)

    def test_wishes_that_cannot_be_read_lock_it_as_at_first_and_keep_nobody_out(
        self, ana: Client, clock: Clock
    ) -> None:
        wish(ana, 60)
        Record.objects.filter(category="settings").update(sealed=b"\x01" + b"x" * 300)
        assert vault_of(unlocked(), clock).idle_minutes == 15


@pytest.mark.parametrize("page", ["/privacy/every-key/", "/privacy/delete/"])
def test_a_journal_that_was_moved_aside_is_named_where_it_is_left(
    ana: Client, settings: Any, tmp_path: Path, page: str
) -> None:
    """It opens with the old secrets, and is never deleted by itself. Red when the page does not look for it."""
    settings.HOME = tmp_path
    assert "Such a journal lies in" not in words(ana.get(page))
    aside = tmp_path / "replaced-2026-11-24-020000"
    aside.mkdir()
    (aside / "journal.sqlite3").touch()
    assert f"Such a journal lies in {aside}." in words(ana.get(page))
