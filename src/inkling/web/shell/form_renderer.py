"""How a field of a form is drawn where nothing else is said."""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest

_TYPED = {"text", "search", "number", "date", "time", "email", "url", "tel"}
_TEXTAREA = "django/forms/widgets/textarea.html"


class FormRenderer(DjangoTemplates):
    """Every field by our own template. Where something is typed, the browser neither remembers it, to offer it to
    whoever comes next, nor sends it away to have its spelling checked."""

    field_template_name = "shell/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Draw it."""
        widget = context.get("widget", {})
        if template_name == _TEXTAREA or widget.get("type") in _TYPED:
            widget["attrs"] = {"autocomplete": "off", "spellcheck": "false", **widget["attrs"]}
        return super().render(template_name, context, request)
