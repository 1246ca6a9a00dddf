"""Addresses of Today."""

from django.urls import path

from inkling.web.today import pausing, views

urlpatterns = [
    path("", views.today, name="today"),
    path("pause/", pausing.pause, name="pause"),
    path("back/", pausing.back, name="back-again"),
    path("helps/", pausing.helps, name="helps"),
]
