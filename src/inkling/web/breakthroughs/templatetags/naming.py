"""What can be begun from any entry: naming a breakthrough, writing an echo."""

from typing import Any

from django import template

from inkling.journal import Echo, Entry, nameable

register = template.Library()


@register.inclusion_tag("breakthroughs/from_entry.html")
def begun_from(entry: Entry | None) -> dict[str, Any]:
    """Links for an entry from which these can be begun; nothing for any other."""
    can = entry is not None and nameable(entry)
    return {"id": entry.id if can and entry else None, "echo": not isinstance(entry, Echo)}
