"""Addresses of Shifts."""

from django.urls import path

from inkling.web.shifts import views

urlpatterns = [
    path("", views.shifts, name="shifts"),
    path("answer/", views.answer, name="answer-shift"),
]
