"""How a field of a form is drawn where nothing else is said."""

from django.forms.renderers import DjangoTemplates


class FormRenderer(DjangoTemplates):
    """Every field by our own template."""

    field_template_name = "shell/field.html"
