"""Addresses of taking everything along."""

from django.urls import path

from inkling.web.exporting import views

urlpatterns = [
    path("", views.sealed, name="export"),
    path("plain/", views.plain, name="export-plain"),
]
