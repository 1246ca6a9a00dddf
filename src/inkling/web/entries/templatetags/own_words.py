"""How words stand on a page: folded where they are long, marked where they were looked for."""

from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from inkling.journal import found_at
from inkling.web.entries.telling import Field

register = template.Library()


@register.inclusion_tag("entries/told.html", takes_context=True)
def told(context: Any, field: Field) -> dict[str, Any]:
    """One field in words. `sought` in the context are the words that were looked for."""
    sought = context.get("sought") or ()
    words = sought if field.own else ()
    return {
        "beginning": marked(field.beginning, words),
        "rest": marked(field.rest, words),
        "unfolded": bool(found_at(field.rest, words)),
    }


def marked(text: str, words: tuple[str, ...]) -> SafeString:
    """The text with these words marked in it. Whatever somebody wrote stays text."""
    done, pieces = 0, []
    for first, last in found_at(text, words):
        pieces += [conditional_escape(text[done:first]), format_html("<mark>{}</mark>", text[first:last])]
        done = last
    return mark_safe("".join([*pieces, conditional_escape(text[done:])]))  # noqa: S308  each piece is escaped
