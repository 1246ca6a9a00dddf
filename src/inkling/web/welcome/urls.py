"""Addresses of the door."""

from django.urls import path

from inkling.web.welcome import views

urlpatterns = [
    path("", views.door, name="door"),
    path("begin/", views.begin, name="begin"),
    path("begin/code/", views.recovery_code, name="recovery-code"),
    path("begin/check/", views.recovery_check, name="recovery-check"),
    path("unlock/", views.unlock, name="unlock"),
    path("unlock/code/", views.recover, name="recover"),
    path("lock/", views.lock, name="lock"),
    path("look-around/", views.look_around, name="look-around"),
]
