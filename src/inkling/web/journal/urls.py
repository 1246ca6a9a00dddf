"""Addresses of the journal."""

from django.urls import path

from inkling.web.journal import entry, views

urlpatterns = [
    path("", views.journal, name="journal"),
    path("found/", views.found, name="found"),
    path("undo/", views.undo, name="undo-delete"),
    path("<uuid:id>/", entry.entry, name="entry"),
    path("<uuid:id>/delete/", entry.delete, name="delete-entry"),
]
