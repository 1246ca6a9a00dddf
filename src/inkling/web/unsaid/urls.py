"""Addresses of what is not said yet."""

from django.urls import path

from inkling.web.unsaid import views

urlpatterns = [
    path("", views.unsaid, name="unsaid"),
    path("<uuid:id>/", views.say, name="say"),
]
