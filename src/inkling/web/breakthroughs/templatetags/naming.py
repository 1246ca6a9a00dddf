"""What can be begun from any entry: naming a breakthrough, writing an echo."""

from typing import Any

from django import template

from inkling.journal import Echo, Entry, comparable, nameable
from inkling.web.entries.recalled import PAGES

register = template.Library()


@register.inclusion_tag("breakthroughs/from_entry.html")
def begun_from(entry: Entry | None) -> dict[str, Any]:
    """Links for an entry from which these can be begun, and to its own page if it has one."""
    if not entry:
        return {}
    can = nameable(entry)
    own = PAGES.get(entry.kind)
    echo = can and not isinstance(entry, Echo)
    return {"id": entry.id, "named": can, "echo": echo, "own": own, "compared": comparable(entry)}
