"""Addresses of the challenges. `again` is where one writes that a challenge came back."""

from django.urls import path

from inkling.web.challenges import views

urlpatterns = [
    path("", views.challenges, name="challenges"),
    path("new/", views.new, name="new-challenge"),
    path("<uuid:id>/", views.challenge, name="challenge"),
    path("<uuid:id>/again/", views.again, name="again"),
    path("<uuid:id>/edit/", views.edit, name="edit-challenge"),
    path("<uuid:id>/bring/", views.bring, name="bring-challenge"),
    path("<uuid:id>/rest/", views.rest, name="rest-challenge"),
]
