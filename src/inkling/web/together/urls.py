"""Addresses of what may belong together."""

from django.urls import path

from inkling.web.together import views

urlpatterns = [path("<uuid:id>/", views.together, name="together")]
