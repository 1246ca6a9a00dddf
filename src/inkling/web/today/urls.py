"""Addresses of Today."""

from django.urls import path

from inkling.web.today import views

urlpatterns = [path("", views.today, name="today")]
