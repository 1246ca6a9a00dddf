"""Addresses of How change came."""

from django.urls import path

from inkling.web.how_change_came import views

urlpatterns = [path("", views.how_change_came, name="how-change-came")]
