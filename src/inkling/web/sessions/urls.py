"""Addresses of the sessions."""

from django.urls import path

from inkling.web.sessions import views

urlpatterns = [
    path("", views.sessions, name="sessions"),
    path("plan/", views.plan, name="plan-session"),
    path("tell/", views.tell, name="tell-session"),
    path("<uuid:id>/", views.session, name="session"),
]
