"""Addresses of what happened in life."""

from django.urls import path

from inkling.web.events import views

urlpatterns = [
    path("", views.life_events, name="life-events"),
    path("new/", views.new, name="new-life-event"),
    path("<uuid:id>/", views.life_event, name="life-event"),
    path("<uuid:id>/edit/", views.edit, name="edit-life-event"),
]
