"""What each field and each choice of an entry is called in the readable page."""

from functools import cache

from inkling.language import gettext as _

KINDS = {
    "check-in": lambda: _("Check-in"),
    "measure": lambda: _("Questions asked again and again"),
    "reading": lambda: _("Answers"),
    "inkling": lambda: _("Inkling"),
    "thread": lambda: _("Thread"),
    "echo": lambda: _("Echo"),
    "breakthrough": lambda: _("Breakthrough"),
    "finding": lambda: _("Answer to a shift"),
    "challenge": lambda: _("Challenge"),
    "response": lambda: _("A time a challenge came back"),
    "session": lambda: _("Session"),
    "unsaid": lambda: _("Not said yet"),
    "practice": lambda: _("Practice"),
    "attempt": lambda: _("A time with a practice"),
    "life-event": lambda: _("Something that happened"),
    "preferences": lambda: _("How the journal should be"),
    "pause": lambda: _("A pause"),
    "help-answer": lambda: _("Whether it helps"),
}

FIELDS = {
    # any entry
    "imported": lambda: _("Brought in from a file"),
    "signs": lambda: _("It felt like"),
    "threads": lambda: _("Belongs to"),
    # a kind says more precisely what it means by a name
    "attempt.outcome": lambda: _("This time"),
    "attempt.practice": lambda: _("Practice"),
    "attempt.what_happened": lambda: _("What happened"),
    "breakthrough.after": lambda: _("Now"),
    "breakthrough.before": lambda: _("Before"),
    "breakthrough.manner": lambda: _("How it came"),
    "breakthrough.name": lambda: _("What has shifted"),
    "breakthrough.named_from": lambda: _("Named from"),
    "breakthrough.trail": lambda: _("What led there"),
    "breakthrough.turned": lambda: _("What changed"),
    "challenge.about": lambda: _("How it usually goes"),
    "challenge.name": lambda: _("Name"),
    "challenge.resting": lambda: _("Resting"),
    "check-in.energy": lambda: _("Energy, 0 to 4"),
    "check-in.note": lambda: _("Note"),
    "check-in.pleasantness": lambda: _("Pleasantness, 0 to 4"),
    "check-in.words": lambda: _("Words"),
    "echo.came": lambda: _("What came"),
    "echo.expected": lambda: _("Expected"),
    "echo.links": lambda: _("Belongs with"),
    "echo.now": lambda: _("Now"),
    "echo.then": lambda: _("Then"),
    "finding.answer": lambda: _("Said to it"),
    "finding.method": lambda: _("How Inkling looked"),
    "finding.noticed": lambda: _("Noticed"),
    "finding.sentence": lambda: _("Shown"),
    "finding.series": lambda: _("Kept as"),
    "finding.series_name": lambda: _("Seen in"),
    "finding.since": lambda: _("Began about"),
    "help-answer.helps": lambda: _("Does it help"),
    "help-answer.note": lambda: _("More"),
    "inkling.stages": lambda: _("Stages"),
    "inkling.text": lambda: _("Noticed"),
    "life-event.note": lambda: _("More about it"),
    "life-event.text": lambda: _("What happened"),
    "life-event.until": lambda: _("Until"),
    "measure.measure": lambda: _("Questions"),
    "pause.note": lambda: _("Note"),
    "pause.over": lambda: _("Over"),
    "practice.challenge": lambda: _("For"),
    "practice.resting": lambda: _("Resting"),
    "practice.session": lambda: _("Agreed in"),
    "practice.text": lambda: _("To practise"),
    "preferences.look_back": lambda: _("One older entry a day"),
    "preferences.look_back_without_kinds": lambda: _("Never brought up"),
    "preferences.look_back_without_threads": lambda: _("Nor anything from"),
    "preferences.idle_minutes": lambda: _("Minutes without use until it locks itself"),
    "preferences.page_names": lambda: _("Names of pages in the browser"),
    "preferences.spellcheck": lambda: _("Browser checks spelling"),
    "reading.answers": lambda: _("Answers"),
    "reading.measure": lambda: _("To the questions"),
    "reading.note": lambda: _("Note"),
    "response.catch": lambda: _("Caught it"),
    "response.challenge": lambda: _("Challenge"),
    "response.did": lambda: _("Did"),
    "response.different": lambda: _("Different this time"),
    "response.felt": lambda: _("Felt"),
    "response.situation": lambda: _("What happened"),
    "response.strength": lambda: _("How strong, 0 to 10"),
    "response.thought": lambda: _("Thought"),
    "session.begins": lambda: _("From"),
    "session.bring": lambda: _("To bring"),
    "session.ends": lambda: _("To"),
    "session.helpful": lambda: _("What helped"),
    "session.hindering": lambda: _("What got in the way"),
    "session.hope": lambda: _("Hoped for"),
    "session.openness": lambda: _("How open, 0 to 10"),
    "session.safety": lambda: _("How safe, 0 to 10"),
    "session.saying": lambda: _("What most needed saying"),
    "session.status": lambda: _("Session"),
    "session.stayed": lambda: _("What stayed"),
    "session.tone": lambda: _("How it felt"),
    "session.whom": lambda: _("With"),
    "thread.about": lambda: _("About"),
    "thread.name": lambda: _("Name"),
    "thread.resting": lambda: _("Resting"),
    "unsaid.sayings": lambda: _("How far it got"),
    "unsaid.text": lambda: _("What it is"),
    "unsaid.what_came": lambda: _("What came of it"),
    "unsaid.whom": lambda: _("To whom"),
    # what stands within a field
    "Item.better": lambda: _("Better is"),
    "Item.high": lambda: _("Up to"),
    "Item.key": lambda: _("Kept as"),
    "Item.low": lambda: _("From"),
    "Item.name": lambda: _("Question"),
    "Measure.items": lambda: _("Each question"),
    "Measure.key": lambda: _("Kept as"),
    "Measure.title": lambda: _("Name"),
    "SayingReached.day": lambda: _("On"),
    "SayingReached.saying": lambda: _("How far"),
    "StageReached.day": lambda: _("On"),
    "StageReached.stage": lambda: _("Stage"),
    "ToBring.entry": lambda: _("From the entry"),
    "ToBring.on_sheet": lambda: _("On the sheet"),
    "ToBring.text": lambda: _("What"),
}

CHOICES = {
    "breakthrough.manner.quiet": lambda: _("quietly, little by little"),
    "breakthrough.manner.aha": lambda: _("all at once"),
    "breakthrough.turned.thought": lambda: _("how I think"),
    "breakthrough.turned.behaviour": lambda: _("what I do"),
    "breakthrough.turned.perspective": lambda: _("how I see it"),
    "finding.answer.yes": lambda: _("yes, that is it"),
    "finding.answer.not-really": lambda: _("not really"),
    "finding.answer.not-sure": lambda: _("not sure yet"),
    "response.catch.before": lambda: _("before it began"),
    "session.status.attended": lambda: _("it took place"),
    "session.saying.held": lambda: _("held back"),
    "SayingReached.saying.held": lambda: _("held back"),
    "attempt.outcome.not tried": lambda: _("not this time"),
}
"""Where what is kept is not what one would say. Other choices are said as they are kept."""


@cache
def kind_name(kind: str) -> str:
    """What is this kind of entry called?"""
    return KINDS[kind]() if kind in KINDS else kind


@cache
def field_name(where: str, field: str) -> str:
    """What is this field called? `where` is the kind of entry, or the struct it stands in."""
    named = FIELDS.get(f"{where}.{field}") or FIELDS.get(field)
    return named() if named else field.replace("_", " ")


@cache
def choice(where: str, field: str, kept: str) -> str:
    """How is this choice said?"""
    said = CHOICES.get(f"{where}.{field}.{kept}")
    return said() if said else kept
