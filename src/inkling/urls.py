"""Which page stands at which address. Addresses carry no words a person wrote."""

from django.urls import include, path

from inkling import checks  # noqa: F401  importing it registers the checks

urlpatterns = [
    path("", include("inkling.web.welcome.urls")),
    path("", include("inkling.web.shell.urls")),
    path("", include("inkling.web.care.urls")),
    path("what-a-breakthrough-is/", include("inkling.web.about.urls")),
    path("today/", include("inkling.web.today.urls")),
    path("journal/", include("inkling.web.journal.urls")),
    path("challenges/", include("inkling.web.challenges.urls")),
    path("threads/", include("inkling.web.threads.urls")),
    path("breakthroughs/", include("inkling.web.breakthroughs.urls")),
    path("together/", include("inkling.web.together.urls")),
    path("measures/", include("inkling.web.measures.urls")),
    path("life-events/", include("inkling.web.events.urls")),
    path("sessions/", include("inkling.web.sessions.urls")),
    path("unsaid/", include("inkling.web.unsaid.urls")),
    path("practices/", include("inkling.web.practices.urls")),
    path("settings/", include("inkling.web.preferences.urls")),
    path("privacy/", include("inkling.web.privacy.urls")),
    path("import/", include("inkling.web.importing.urls")),
    path("export/", include("inkling.web.exporting.urls")),
    path("path/", include("inkling.web.path.urls")),
    path("shifts/", include("inkling.web.shifts.urls")),
    path("making-space/", include("inkling.web.making_space.urls")),
    path("words/", include("inkling.web.words.urls")),
    path("how-change-came/", include("inkling.web.how_change_came.urls")),
]

handler404 = "inkling.web.shell.errors.not_found"
handler500 = "inkling.web.shell.errors.went_wrong"
handler400 = "inkling.web.shell.errors.not_understood"
