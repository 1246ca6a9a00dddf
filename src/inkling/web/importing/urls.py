"""Addresses of bringing in a diary."""

from django.urls import path

from inkling.web.importing import views

urlpatterns = [
    path("", views.choose, name="import"),
    path("check/", views.check, name="import-check"),
]
