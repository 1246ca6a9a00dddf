"""Addresses of taking everything along."""

from django.urls import path

from inkling.web.exporting import readings, views

urlpatterns = [
    path("", views.sealed, name="export"),
    path("plain/", views.plain, name="export-plain"),
    path("readings/", readings.readings, name="export-readings"),
]
