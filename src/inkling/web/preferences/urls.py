"""Addresses of Settings."""

from django.urls import path

from inkling.web.preferences import views

urlpatterns = [path("", views.settings, name="settings")]
