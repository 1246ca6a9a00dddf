"""Addresses of bringing in a diary, or a whole journal."""

from django.urls import path

from inkling.web.importing import journal, views

urlpatterns = [
    path("", views.choose, name="import"),
    path("check/", views.check, name="import-check"),
    path("journal/", journal.bring_journal, name="import-journal"),
]
