"""Addresses of what is practised."""

from django.urls import path

from inkling.web.practices import views

urlpatterns = [
    path("", views.practices, name="practices"),
    path("<uuid:id>/attempt/", views.attempt, name="attempt"),
    path("<uuid:id>/rest/", views.rest, name="rest-practice"),
]
