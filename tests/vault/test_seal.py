"""What is sealed opens only with its key, in its place, unchanged; and says as little as it can by its size."""

import hashlib
import unicodedata

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkling.vault import seal
from inkling.vault.seal import CannotOpen, Cost, Place

KEY = bytes(range(32))
PLACE = Place(owner=b"o" * 16, category="check-ins", kind="record", record=b"r" * 16, epoch=3, version=7)
QUICK = Cost(passes=1, memory=8192)

ELSEWHERE = {
    "owner": b"p" * 16,
    "category": "measures",
    "kind": "data-key",
    "record": b"s" * 16,
    "epoch": 4,
    "version": 6,
}


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=2000))
def test_what_was_sealed_opens_again(plain: bytes) -> None:
    assert seal.unseal(KEY, seal.seal(KEY, plain, PLACE), PLACE) == plain


def test_there_is_a_change_for_every_field_of_a_place() -> None:
    """A new field of `Place` has to be tried below."""
    assert set(ELSEWHERE) == set(Place.__struct_fields__)


@pytest.mark.parametrize("field", ELSEWHERE)
def test_moved_to_another_place_it_refuses_to_open(field: str) -> None:
    """Red with `place.bound()` replaced by b"" in `seal` and `unseal`, or with a field left out of `bound`."""
    sealed = seal.seal(KEY, b"mine", PLACE)
    with pytest.raises(CannotOpen):
        seal.unseal(KEY, sealed, msgspec.structs.replace(PLACE, **{field: ELSEWHERE[field]}))


def test_every_changed_bit_is_noticed() -> None:
    """Red when `unseal` masks the suite byte, and with a stream cipher in place of the authenticated one."""
    sealed = seal.seal(KEY, b"One small insight.", PLACE)
    opened = 0
    for at in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[at // 8] ^= 1 << at % 8
        try:
            seal.unseal(KEY, bytes(changed), PLACE)
            opened += 1
        except CannotOpen:
            pass
    assert opened == 0


def test_every_length_but_its_own_is_refused() -> None:
    """Red without the check of the length: a blob shorter than its tag is then an error of another kind."""
    sealed = seal.seal(KEY, b"mine", PLACE)
    for end in range(len(sealed)):
        with pytest.raises(CannotOpen):
            seal.unseal(KEY, sealed[:end], PLACE)
    with pytest.raises(CannotOpen):
        seal.unseal(KEY, sealed + b"\0", PLACE)


@pytest.mark.parametrize("suite", [0, 2, 255])
def test_an_unknown_suite_is_refused_and_never_tried(suite: int) -> None:
    """Red without the comparison to SUITE: the first byte is outside what the tag covers."""
    sealed = seal.seal(KEY, b"mine", PLACE)
    with pytest.raises(CannotOpen, match="unknown"):
        seal.unseal(KEY, bytes([suite]) + sealed[1:], PLACE)


def test_another_key_does_not_open_it_and_the_refusal_quotes_nothing() -> None:
    sealed = seal.seal(KEY, b"my mother called", PLACE)
    with pytest.raises(CannotOpen) as refused:
        seal.unseal(bytes(32), sealed, PLACE)
    assert "mother" not in str(refused.value)
    assert refused.value.__cause__ is None and refused.value.__suppress_context__


def test_the_same_words_never_look_the_same_twice() -> None:
    """Red with a nonce that is not random."""
    sealed = {seal.seal(KEY, b"again", PLACE) for _ in range(200)}
    assert len(sealed) == 200
    assert len({each[1:25] for each in sealed}) == 200


def test_all_short_texts_look_alike() -> None:
    """Red without padding. 252 bytes and the four that say how long it is make 256."""
    sizes = {len(seal.seal(KEY, b"x" * size, PLACE)) for size in range(253)}
    assert len(sizes) == 1


@settings(max_examples=500, deadline=None)
@given(st.integers(min_value=253, max_value=20_000_000))
def test_a_long_text_costs_little_and_says_little(size: int) -> None:
    """Red with padding to powers of two (too dear), and without padding (says every byte)."""
    padded = seal.padded_size(size)
    assert padded >= size + 4
    assert padded <= 1.063 * (size + 4)
    assert seal.padded_size(padded - 4) == padded, "a size that is padded already stays as it is"


def test_few_sizes_stand_for_many() -> None:
    """Up to ten thousand bytes, fewer than 90 different sizes are ever seen."""
    assert len({seal.padded_size(size) for size in range(10_000)}) < 90


BOUND = st.builds(
    Place,
    owner=st.binary(max_size=4),
    category=st.text("ab\0", max_size=4),
    kind=st.text("ab\0", max_size=4),
    record=st.binary(max_size=4),
    epoch=st.integers(0, 300),
    version=st.integers(0, 300),
)


@settings(max_examples=500, deadline=None)
@given(BOUND, BOUND)
def test_two_places_are_never_bound_alike(one: Place, other: Place) -> None:
    assert (one.bound() == other.bound()) == (one == other)


def test_no_field_runs_into_the_next() -> None:
    """Red without the length before each field."""
    places = [
        Place(owner=b"o", category="ab", kind="c"),
        Place(owner=b"o", category="a", kind="bc"),
        Place(owner=b"oab", category="", kind="c"),
        Place(owner=b"o", category="abc", kind=""),
        Place(owner=b"o", category="ab", kind="", record=b"c"),
    ]
    assert len({place.bound() for place in places}) == len(places)


def test_a_passphrase_is_the_same_however_the_keyboard_spells_it() -> None:
    """Red without normalising: an accent may be one letter or two."""
    salt = bytes(16)
    composed, in_two = (unicodedata.normalize(form, "mañana será café") for form in ("NFC", "NFD"))
    assert composed != in_two
    assert seal.stretch(composed, salt, QUICK) == seal.stretch(in_two, salt, QUICK)


@pytest.mark.parametrize("other", ["Lantern", "lantern ", " lantern", "lantern\0"])
def test_otherwise_every_letter_counts(other: str) -> None:
    assert seal.stretch(other, bytes(16), QUICK) != seal.stretch("lantern", bytes(16), QUICK)


def test_nothing_is_cut_off_a_long_passphrase() -> None:
    long = "x" * 1023
    assert seal.stretch(long + "a", bytes(16), QUICK) != seal.stretch(long + "b", bytes(16), QUICK)


def test_the_cost_and_the_salt_count() -> None:
    roots = {
        seal.stretch("lantern", bytes(16), QUICK),
        seal.stretch("lantern", bytes(16), Cost(passes=2, memory=8192)),
        seal.stretch("lantern", bytes(16), Cost(passes=1, memory=16384)),
        seal.stretch("lantern", b"s" * 16, QUICK),
    }
    assert len(roots) == 4


def test_the_standard_cost_is_what_the_specification_asks_for() -> None:
    assert (seal.STANDARD_COST.passes, seal.STANDARD_COST.memory) == (3, 64 * 1024 * 1024)


def test_what_is_kept_to_recognise_a_passphrase_opens_nothing() -> None:
    """Red when the proof is the root or a key itself."""
    root = seal.stretch("lantern", bytes(16), QUICK)
    secrets = {root, seal.passphrase_key(root, KEY), seal.passphrase_key(root, b"")}
    assert seal.proof_of(root) not in secrets
    assert len({*secrets, seal.proof_of(root)}) == 4


def test_the_passphrase_key_needs_the_installation_key() -> None:
    """Red when `passphrase_key` derives from the root alone."""
    root = seal.stretch("lantern", bytes(16), QUICK)
    assert seal.passphrase_key(root, KEY) != seal.passphrase_key(root, bytes(32))


def test_a_session_key_needs_all_three_parts() -> None:
    """Red when any part is left out of `session_key`."""
    parts = (b"t" * 32, b"h" * 32, b"i" * 32)
    whole = seal.session_key(*parts)
    for at in range(3):
        changed = list(parts)
        changed[at] = bytes([changed[at][0] ^ 1]) + changed[at][1:]
        assert seal.session_key(*changed) != whole


def test_the_name_of_a_session_gives_away_no_part_of_its_key() -> None:
    token = b"t" * 32
    assert token not in seal.session_id(token)
    assert seal.session_id(token) != seal.session_key(token, b"", b"")


def test_a_recovery_code_is_eight_groups_of_four() -> None:
    """32 letters of 5 bits are 160 bits; no two codes are alike."""
    codes = {seal.new_recovery_code() for _ in range(100)}
    assert len(codes) == 100
    for code in codes:
        groups = code.split("-")
        assert len(groups) == seal.RECOVERY_GROUPS == 8
        assert {len(group) for group in groups} == {4}
        assert set("".join(groups)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(["-", " ", "", " - ", "\n", "\u2013", "\u00a0"]), st.booleans(), st.booleans())
def test_a_recovery_code_may_be_typed_any_way(between: str, small: bool, mistaken: bool) -> None:
    """Spaces, dashes and case do not matter, nor does 0 for O, 1 for I, 8 for B."""
    code = "ABIO-2345-QRST-UVWX-YZ67-ABCD-EFGH-IJKL"
    typed = code.replace("-", between)
    if mistaken:
        typed = typed.replace("O", "0").replace("I", "1").replace("B", "8")
    if small:
        typed = typed.lower()
    assert seal.recovery_key(typed, KEY) == seal.recovery_key(code, KEY)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 31), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_other_letter_is_another_code(at: int, letter: str) -> None:
    code = "ABIO2345QRSTUVWXYZ67ABCDEFGHIJKL"
    other = code[:at] + letter + code[at + 1 :]
    assert (seal.recovery_key(code, KEY) == seal.recovery_key(other, KEY)) == (code == other)


def test_the_proof_of_a_recovery_code_is_not_its_key() -> None:
    code = seal.new_recovery_code()
    assert seal.recovery_proof(code, KEY) != seal.recovery_key(code, KEY)
    assert seal.recovery_key(code, KEY) != seal.recovery_key(code, bytes(32)), "the salt counts"


def test_the_mark_of_a_record_changes_with_all_it_stands_for() -> None:
    """Red when key, record, version or bytes are left out of a mark, or one mark leaves something for the next."""
    usual = (b"r" * 16, 1, b"sealed")
    others = ((b"s" * 16, 1, b"sealed"), (b"r" * 16, 2, b"sealed"), (b"r" * 16, 1, b"Sealed"))
    marker = seal.Marker(KEY)
    marks = {marker.mark(*usual), *(marker.mark(*other) for other in others)}
    assert len({*marks, seal.Marker(bytes(32)).mark(*usual)}) == 5
    assert marker.mark(*usual) in marks


def test_a_mark_is_the_hmac_it_always_was() -> None:
    """Red when journals written before would look altered."""
    said = b"r" * 16 + (7).to_bytes(8, "big") + b"sealed"
    expected = hashlib.sha256(
        bytes(k ^ 0x5C for k in KEY.ljust(64, b"\0"))
        + hashlib.sha256(bytes(k ^ 0x36 for k in KEY.ljust(64, b"\0")) + said).digest()
    ).digest()
    assert seal.Marker(KEY).mark(b"r" * 16, 7, b"sealed") == expected


def test_a_shelf_opens_what_belongs_on_it_and_nothing_else() -> None:
    """Red when the quick way of opening many records leaves out anything the plain way binds."""
    here = {
        "owner": b"o" * 16,
        "category": "check-ins",
        "kind": "record",
        "record": b"r" * 16,
        "epoch": 2,
        "version": 3,
    }
    place = Place(**here)  # type: ignore[arg-type]
    sealed = seal.seal(KEY, b"words", place)
    shelf = seal.Shelf(KEY, place)
    assert shelf.unseal(sealed, b"r" * 16, 3) == seal.unseal(KEY, sealed, place) == b"words"
    flipped = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for bytes_, record, version in ((flipped, b"r" * 16, 3), (sealed, b"s" * 16, 3), (sealed, b"r" * 16, 4)):
        with pytest.raises(CannotOpen):
            shelf.unseal(bytes_, record, version)
    elsewhere = ({"owner": b"p" * 16}, {"category": "measures"}, {"kind": "head"}, {"epoch": 1})
    others = [seal.Shelf(KEY, Place(**{**here, **other})) for other in elsewhere]  # type: ignore[arg-type]
    for other in (*others, seal.Shelf(bytes(32), place)):
        with pytest.raises(CannotOpen):
            other.unseal(sealed, b"r" * 16, 3)


def test_an_identity_shows_only_its_public_halves() -> None:
    identity = seal.Identity.new()
    secret = identity.to_bytes()
    assert len(secret) == 64
    for public in identity.public:
        assert public not in secret


BOX_PLACE = Place(owner=b"o" * 16, kind="draft", record=b"r" * 16)
THEM = seal.Identity.new()


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=6000))
def test_what_was_sealed_to_somebody_opens_for_her(plain: bytes) -> None:
    assert seal.unseal_with(THEM, seal.seal_to(THEM.public[0], plain, BOX_PLACE), BOX_PLACE) == plain


def test_a_box_opens_for_nobody_else_and_nowhere_else() -> None:
    """Red when the place is not inside."""
    sealed = seal.seal_to(THEM.public[0], b"half a sentence", BOX_PLACE)
    with pytest.raises(CannotOpen):
        seal.unseal_with(seal.Identity.new(), sealed, BOX_PLACE)
    for field, other in ELSEWHERE.items():
        with pytest.raises(CannotOpen):
            seal.unseal_with(THEM, sealed, msgspec.structs.replace(BOX_PLACE, **{field: other}))


def test_every_changed_bit_and_every_other_length_of_a_box_is_noticed() -> None:
    sealed = seal.seal_to(THEM.public[0], b"half a sentence", BOX_PLACE)
    for at in (*range(60 * 8), *range(len(sealed) * 8 - 200, len(sealed) * 8)):
        changed = bytearray(sealed)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(CannotOpen):
            seal.unseal_with(THEM, bytes(changed), BOX_PLACE)
    for end in (*range(100), len(sealed) - 1):
        with pytest.raises(CannotOpen):
            seal.unseal_with(THEM, sealed[:end], BOX_PLACE)


def test_boxes_are_of_one_size_up_to_a_page_of_writing() -> None:
    sizes = {len(seal.seal_to(THEM.public[0], b"x" * size, BOX_PLACE)) for size in (0, 1, 999, 3900)}
    assert len(sizes) == 1
