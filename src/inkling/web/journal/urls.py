"""Addresses of the journal."""

from django.urls import path

from inkling.web.journal import views

urlpatterns = [
    path("", views.journal, name="journal"),
    path("<uuid:id>/", views.entry, name="entry"),
    path("<uuid:id>/delete/", views.delete, name="delete-entry"),
]
