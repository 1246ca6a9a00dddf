"""Addresses that are there for everyone."""

from django.urls import path

from inkling.web.shell import views

urlpatterns = [
    path("support/", views.support, name="support"),
    path("leave/", views.leave, name="leave"),
]
