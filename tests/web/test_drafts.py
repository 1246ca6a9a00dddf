"""What is being written is kept while it is written, offered again, and gone once it is saved."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError
from django.test import Client

from inkling.vault import queries, services
from inkling.vault.models import Draft as Row
from inkling.vault.models import Keyholder
from tests.cast import PASSPHRASE, check_in
from tests.clock import TODAY, Clock
from tests.web.inside import vault_of


def type_in(
    client: Client,
    journal: UUID,
    *,
    page: str = "/today/",
    id: object = None,
    instead: object = "",
    headers: dict[str, str] | None = None,
    **fields: Any,
) -> Any:
    """What the script of a page sends while this is being typed. The answer has the draft's identity as `draft`."""
    said = {"entry": uuid4(), **fields}
    draft = id or uuid4()
    data = {
        "journal": journal.hex,
        "draft": draft,
        "instead": instead,
        "page": page,
        "action": page,
        "place": "0",
        "written": ["note"],
        **{f"field-{name}": value for name, value in said.items()},
    }
    answer = client.post("/drafts/", data, headers=headers)
    answer.draft = draft  # type: ignore[attr-defined]
    return answer


@pytest.fixture
def hers(ana: Client, clock: Clock) -> UUID:
    """Whose journal it is."""
    return vault_of(ana, clock).owner


def open_again(client: Client) -> None:
    """She unlocks her journal in this browser."""
    assert client.post("/unlock/", {"passphrase": PASSPHRASE}).status_code == 302


def kept_here(client: Client, page: str = "/today/") -> Any:
    """What this page offers of what was kept."""
    return client.get(page).context["shell"].kept


def test_it_is_offered_on_its_own_form_and_filled_in(ana: Client, hers: UUID) -> None:
    answer = type_in(ana, hers, place="13", words=["weary", "sad"], note="Half a\r\nsentence “here”")
    assert (answer.status_code, answer.content) == (204, b"")
    page = ana.get("/today/")
    assert "We kept what you were writing. It is not saved yet." in page.text
    assert (
        'data-filled="We kept what you were writing. It is filled in below, and not saved yet."' in page.text
    )
    filled = page.context["shell"].kept.filled
    assert filled.fields[1:] == (
        ("place", "13"),
        ("words", "weary"),
        ("words", "sad"),
        ("note", "Half a\r\nsentence “here”"),
    )
    assert 'data-field="words" data-value="sad"' in page.text


def test_on_other_pages_nothing_is_said(ana: Client, hers: UUID) -> None:
    type_in(ana, hers, note="half")
    for place in ("/journal/", "/settings/", "/path/"):
        assert kept_here(ana, place) is None
        assert "half" not in ana.get(place).text


def test_of_another_form_today_says_where_to_go_on(ana: Client, clock: Clock, hers: UUID) -> None:
    said = check_in(note="as it was")
    services.add_entry(vault_of(ana, clock), said)
    type_in(ana, hers, page=f"/journal/{said.id}/", entry=said.id, version="1", note="as it should have been")
    (line,) = kept_here(ana).lines
    assert (line.words, line.day, line.address) == (
        "as it should have been",
        "23 November",
        f"/journal/{said.id}/",
    )
    assert kept_here(ana).filled is None
    assert kept_here(ana, f"/journal/{said.id}/").filled.id == line.id


def test_saving_takes_it_away_at_once(ana: Client, hers: UUID) -> None:
    """Red without `_saved` in `signed_in`."""
    entry = uuid4()
    draft = type_in(ana, hers, entry=entry, place="13", note="half").draft
    ana.post("/today/", {"entry": entry, "place": "13", "note": "whole", "draft": draft})
    assert kept_here(ana) is None
    assert not Row.objects.exists()
    late = type_in(ana, hers, entry=entry, place="13", note="half", id=draft)
    assert late.status_code == 409, "it was on its way while the form was saved"
    assert kept_here(ana) is None


def test_a_form_that_comes_back_keeps_its_draft(ana: Client, hers: UUID) -> None:
    """A place is missing. Red when any answer takes the draft away; the page says under which name it is kept."""
    draft = type_in(ana, hers, note="half").draft
    page = ana.post("/today/", {"entry": uuid4(), "note": "half", "draft": draft, "draft-page": "/today/"})
    assert page.status_code == 422
    assert f'data-draft="{draft}" data-draft-page="/today/"' in page.text
    assert kept_here(ana).filled.id == draft


def test_a_form_that_went_on_with_a_draft_takes_all_of_it_along(ana: Client, hers: UUID) -> None:
    """It was filled in, typed into, and saved before the script had sent anything. Red with only the last name."""
    begun = type_in(ana, hers, note="begun").draft
    form = {"entry": uuid4(), "note": "begun and on", "draft": [begun, uuid4()], "draft-page": "/today/"}
    back = ana.post("/today/", form)
    assert f'data-draft="{begun} ' in back.text
    ana.post("/today/", {**form, "place": "13"})
    assert not Row.objects.exists()


def test_where_nothing_was_written_the_draft_stays(ana: Client, hers: UUID) -> None:
    """The same entry sent again with other words is not kept a second time: they are still in the draft."""
    entry = uuid4()
    ana.post("/today/", {"entry": entry, "place": "13", "note": "first"})
    draft = type_in(ana, hers, note="other words").draft
    ana.post("/today/", {"entry": entry, "place": "13", "note": "other words", "draft": draft})
    assert kept_here(ana).filled.id == draft


def test_it_is_kept_when_the_journal_has_locked_itself(ana: Client, clock: Clock, hers: UUID) -> None:
    clock.pass_by(minutes=16)
    assert ana.get("/today/").url == "/unlock/"
    answer = type_in(ana, hers, note="typed into a page that was still open")
    assert answer.status_code == 204
    assert "still open" not in ana.get("/unlock/").text
    assert ana.get(f"/drafts/{answer.draft}/").url == "/unlock/"
    open_again(ana)
    assert kept_here(ana).filled.fields[1] == ("note", "typed into a page that was still open")


def test_it_is_kept_after_lock_and_after_leave(ana: Client, hers: UUID) -> None:
    """Red when locking takes the letterbox along."""
    for way in ("/lock/", "/leave/"):
        ana.post(way)
        assert type_in(ana, hers, note=f"after {way}").status_code == 204
        open_again(ana)
    assert [line.words for line in kept_here(ana).lines] == ["after /lock/"]


def test_a_day_later_it_says_that_it_can_no_longer_be_kept(ana: Client, clock: Clock, hers: UUID) -> None:
    ana.post("/lock/")
    clock.pass_by(hours=25)
    answer = type_in(ana, hers, note="half")
    assert answer.status_code == 403
    assert "Copy it, then open Inkling again." in answer.text


def test_typing_keeps_the_journal_open(ana: Client, clock: Clock, hers: UUID) -> None:
    """Writing for an hour without saving is use."""
    for _quarter in range(6):
        clock.pass_by(minutes=10)
        type_in(ana, hers, note="a long letter")
    assert ana.get("/today/").status_code == 200


def test_another_browser_can_neither_leave_nor_see_anything(ana: Client, hers: UUID) -> None:
    elsewhere = Client()
    assert type_in(elsewhere, hers, note="planted").status_code == 403
    answer = type_in(ana, hers, note="half")
    assert elsewhere.get(f"/drafts/{answer.draft}/").url == "/unlock/"
    assert elsewhere.post(f"/drafts/{answer.draft}/let-go/").status_code == 403
    assert Row.objects.count() == 1


def test_a_foreign_page_cannot_leave_anything(ana: Client, hers: UUID) -> None:
    """It has no token of our forms, and another origin. Red with `csrf_exempt`."""
    ana.handler.enforce_csrf_checks = True
    token = {"csrfmiddlewaretoken": ana.get("/today/").context["csrf_token"]}
    assert type_in(ana, hers, note="x").status_code == 403
    data = {
        "journal": hers.hex,
        "draft": uuid4(),
        "page": "/today/",
        "action": "/today/",
        "place": "0",
        **token,
    }
    foreign = ana.post("/drafts/", data, headers={"origin": "http://evil.test"})
    assert foreign.status_code == 403
    assert not Row.objects.exists()
    assert ana.post("/drafts/", data, headers={"origin": "http://testserver"}).status_code == 204


@pytest.mark.parametrize(
    "wrong",
    [
        {"draft": "me"},
        {"draft": ""},
        {"page": "https://evil.test/"},
        {"page": "/nothing-here/"},
        {"page": "//evil.test/today/"},
        {"page": "javascript:alert(1)"},
        {"action": "/today"},
        {"place": "-1"},
        {"place": "1e9"},
        {"place": ""},
        {"page": "/today/" + "x" * 5000},
    ],
)
def test_what_no_page_of_ours_sends_is_not_kept(ana: Client, hers: UUID, wrong: dict[str, str]) -> None:
    data = {"journal": hers.hex, "draft": uuid4(), "page": "/today/", "action": "/today/", "place": "0"}
    assert ana.post("/drafts/", {**data, **wrong}).status_code == 400
    assert not Row.objects.exists()


def test_too_much_is_told_and_what_was_kept_before_stays(ana: Client, hers: UUID) -> None:
    draft = type_in(ana, hers, note="x" * 200_000).draft
    answer = type_in(ana, hers, id=draft, note="x" * 300_000)
    assert answer.status_code == 413
    assert "more than can be kept before you save" in answer.text
    assert len(kept_here(ana).filled.fields[1][1]) == 200_000


def test_so_much_a_minute_and_no_more(ana: Client, hers: UUID) -> None:
    answers = {
        type_in(ana, hers, note="x", id="5a3c1f5e-4f0e-4a37-9d53-1f6f3f6f0001").status_code
        for _ in range(100)
    }
    assert answers == {204, 429}


def test_only_post_is_answered(ana: Client) -> None:
    assert ana.get("/drafts/").status_code == 405
    assert ana.get(f"/drafts/{uuid4()}/let-go/").status_code == 405
    assert ana.get(f"/drafts/{uuid4()}/").status_code == 404


def test_two_tabs_with_the_same_form_both_are_there(ana: Client, hers: UUID) -> None:
    """The latest is filled in, the other is named beside it, and comes next."""
    one = type_in(ana, hers, note="in one tab").draft
    other = type_in(ana, hers, note="in another tab").draft
    offered = kept_here(ana)
    assert (offered.filled.id, [line.id for line in offered.lines]) == (other, [one])
    ana.post("/today/", {"entry": uuid4(), "place": "11", "note": "in another tab", "draft": other})
    assert kept_here(ana).filled.id == one


def test_two_tabs_that_go_on_with_the_same_lose_nothing(ana: Client, hers: UUID) -> None:
    begun = type_in(ana, hers, note="begun").draft
    one = type_in(ana, hers, note="begun, one way", instead=begun).draft
    type_in(ana, hers, note="begun, another way", instead=begun)
    ana.post("/today/", {"entry": uuid4(), "place": "11", "note": "begun, one way", "draft": one})
    assert kept_here(ana).filled.fields[1] == ("note", "begun, another way")
    assert "begun, one way" in ana.get("/journal/").text


def test_what_was_saved_later_is_never_overwritten_in_silence(ana: Client, clock: Clock, hers: UUID) -> None:
    """The draft remembers which version it began from. Red when the form shows the newest version with old words."""
    said = check_in(note="first")
    services.add_entry(vault_of(ana, clock), said)
    place = f"/journal/{said.id}/"
    type_in(ana, hers, page=place, entry=said.id, version="1", note="typed in one tab")
    saved = {"entry": said.id, "place": "11", "day": TODAY, "version": 1, "note": "saved in another"}
    assert ana.post(place, saved).status_code == 302
    filled = dict(kept_here(ana, place).filled.fields)
    assert filled["version"] == "1"
    late = ana.post(place, {**saved, "note": filled["note"], "version": filled["version"]})
    assert late.status_code == 409
    assert "saved in another" in late.text
    assert "typed in one tab" in late.text


def test_of_an_entry_that_was_deleted_meanwhile_the_words_can_be_read(
    ana: Client, clock: Clock, hers: UUID
) -> None:
    said = check_in(note="first")
    services.add_entry(vault_of(ana, clock), said)
    place = f"/journal/{said.id}/"
    answer = type_in(ana, hers, page=place, entry=said.id, version="1", note="a long\r\n<b>correction</b>")
    services.delete_entries(vault_of(ana, clock), [(said, 1)])
    (line,) = kept_here(ana).lines
    assert (line.address, line.words) == (None, "a long <b>correction</b>")
    gone = ana.get(place)
    assert gone.status_code == 404
    assert f'href="/drafts/{answer.draft}/"' in gone.text, "an old link leads to the words all the same"
    page = ana.get(f"/drafts/{answer.draft}/")
    assert "The entry it belonged to was deleted." in page.text
    assert "a long<br>&lt;b&gt;correction&lt;/b&gt;" in page.text
    assert page.headers["Refresh"]
    assert ana.post(f"/drafts/{answer.draft}/let-go/").url == "/today/"
    assert kept_here(ana) is None


def test_let_it_go(ana: Client, hers: UUID) -> None:
    one, other = (type_in(ana, hers, note=note).draft for note in ("one", "other"))
    assert f'action="/drafts/{one}/let-go/"' in ana.get("/today/").text
    assert ana.post(f"/drafts/{one}/let-go/").url == "/today/"
    assert ana.post(f"/drafts/{one}/let-go/").url == "/today/", "a double click is no mistake"
    assert kept_here(ana).filled.id == other


def test_what_the_unlock_page_carried_can_be_let_go_with_its_draft(
    ana: Client, clock: Clock, hers: UUID
) -> None:
    """Or saved, which takes the draft away too."""
    for ending in ("let go", "save"):
        said = {"entry": uuid4(), "place": "12", "note": f"to {ending}"}
        draft = type_in(ana, hers, **said).draft
        ana.post("/lock/")
        late = ana.post("/today/", {**said, "draft": draft, "draft-page": "/today/"})
        carried = dict(late.context["carried"].hidden)
        opened = ana.post("/unlock/", {**carried, "passphrase": PASSPHRASE})
        assert f'action="/drafts/{draft}/let-go/"' in opened.text
        if ending == "save":
            ana.post("/today/", dict(opened.context["carried"].fields))
        else:
            ana.post(f"/drafts/{draft}/let-go/")
        assert not Row.objects.exists()
    assert "to save" in ana.get("/journal/").text


def test_what_was_all_taken_out_again_is_not_kept(ana: Client, hers: UUID) -> None:
    """The script says so with `nothing`: the form is as the page gave it."""
    begun = type_in(ana, hers, note="begun").draft
    where = {"journal": hers.hex, "page": "/today/", "action": "/today/", "place": "0", "nothing": "yes"}
    assert ana.post("/drafts/", {**where, "draft": uuid4(), "instead": begun}).status_code == 204
    assert not Row.objects.exists()


def test_a_sample_journal_keeps_its_own(ana: Client, clock: Clock, hers: UUID) -> None:
    """A tab of hers that is still open is not kept with the sample: it says that it can no longer be kept."""
    ana.post("/lock/")
    ana.post("/look-around/")
    theirs = vault_of(ana, clock).owner
    assert type_in(ana, theirs, note="made up").status_code == 204
    assert kept_here(ana).filled.fields[1] == ("note", "made up")
    assert type_in(ana, hers, note="mine").status_code == 403
    assert not Row.objects.using("default").exists()
    ana.post("/lock/")
    assert not Row.objects.using("sample").exists()
    assert type_in(ana, theirs, note="after it is gone").status_code == 403


def test_long_words_are_told_by_their_beginning(ana: Client, hers: UUID) -> None:
    type_in(ana, hers, note="word " * 200)
    type_in(ana, hers, note="newest")
    (line,) = kept_here(ana).lines
    assert len(line.words) < 100
    assert line.words.endswith(" …")


def test_right_to_left_emoji_and_a_nul_stay_as_they_are(ana: Client, clock: Clock, hers: UUID) -> None:
    said = "قلت لا 🌧️\0 and more"
    type_in(ana, hers, note=said)
    (kept,) = queries.kept_drafts(vault_of(ana, clock))
    assert kept.draft
    assert ("note", said) in kept.draft.fields
    assert ana.get("/today/").status_code == 200


def test_a_damaged_draft_says_so_and_can_be_let_go(ana: Client, hers: UUID) -> None:
    draft = type_in(ana, hers, note="half").draft
    Row.objects.update(sealed=b"\2 not any more")
    page = ana.get("/today/").text
    assert "cannot be opened" in page
    assert "cannot be opened" in ana.get(f"/drafts/{draft}/").text
    assert ana.post(f"/drafts/{draft}/let-go/").status_code == 302
    assert "cannot be opened" not in ana.get("/today/").text


def test_the_same_sent_twice_is_one_draft(ana: Client, hers: UUID) -> None:
    draft = uuid4()
    for _twice in range(2):
        assert type_in(ana, hers, id=draft, note="half").status_code == 204
    assert Row.objects.count() == 1


def test_a_public_key_of_somebody_else_is_told(ana: Client) -> None:
    """Red when nobody compares it with the sealed identity."""
    assert "was changed outside Inkling" not in ana.get("/today/").text
    Keyholder.objects.update(public_box=b"k" * 32)
    for place in ("/today/", "/journal/"):
        assert "was changed outside Inkling" in ana.get(place).text


def test_a_fault_where_drafts_are_kept_closes_no_page(ana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Red when the frame around the page that says what went wrong goes wrong too."""

    def broken(vault: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(queries, "kept_drafts", broken)
    assert ana.get("/today/").status_code == 200


def test_before_the_code_is_typed_back_nothing_is_kept_of_any_page(stranger: Client) -> None:
    """The page that shows the recovery code tells the script nothing."""
    stranger.post("/begin/", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    for place in ("/begin/code/", "/begin/check/"):
        assert "data-drafts" not in stranger.get(place).text
    for place in ("/unlock/", "/begin/"):
        assert "inkling.js" not in Client().get(place).text
    assert "data-drafts" not in Client().get("/support/").text, "there the script only lets her leave"


def test_the_letterbox_cookie_goes_to_one_address_only(ana: Client) -> None:
    cookie = ana.cookies["inkling_letterbox"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/drafts/", True, "Strict")
    assert not cookie["max-age"] and not cookie["expires"]
