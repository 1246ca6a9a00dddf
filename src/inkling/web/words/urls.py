"""Addresses of Words."""

from django.urls import path

from inkling.web.words import views

urlpatterns = [path("", views.words, name="words")]
