"""Addresses of the Path."""

from django.urls import path

from inkling.web.path import views

urlpatterns = [path("", views.path, name="path")]
