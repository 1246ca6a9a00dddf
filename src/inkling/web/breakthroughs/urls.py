"""Addresses of breakthroughs."""

from django.urls import path

from inkling.web.breakthroughs import views

urlpatterns = [
    path("", views.breakthroughs, name="breakthroughs"),
    path("name/", views.name, name="name-breakthrough"),
    path("name/<uuid:id>/", views.name, name="name-breakthrough-from"),
    path("<uuid:id>/", views.breakthrough, name="breakthrough"),
    path("<uuid:id>/edit/", views.edit, name="edit-breakthrough"),
]
