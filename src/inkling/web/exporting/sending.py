"""A file on its way to the person: only to her, and under a name that says nothing of whose it is."""

from django.http import HttpResponse

from inkling.vault import services
from inkling.web.exporting.forms import PlainForm


def is_hers(form: PlainForm) -> bool:
    """A journal that was left open can be read, but not carried off."""
    try:
        services.check_passphrase(form.cleaned_data["old_passphrase"])
    except services.WrongSecret:
        form.say_wrong()
        return False
    return True


def as_file(name: str, content: bytes) -> HttpResponse:
    """These bytes for the browser to put among the downloads."""
    return HttpResponse(
        content,
        content_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
