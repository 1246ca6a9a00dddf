"""Addresses of threads, of the small insights in them, and of echoes."""

from django.urls import path

from inkling.web.threads import echoes, inklings, views

urlpatterns = [
    path("", views.threads, name="threads"),
    path("new/", views.new_thread, name="new-thread"),
    path("inklings/new/", inklings.new_inkling, name="new-inkling"),
    path("inklings/<uuid:id>/move/", inklings.move, name="move-inkling"),
    path("echoes/", echoes.echoes, name="echoes"),
    path("echoes/new/", echoes.new_echo, name="new-echo"),
    path("echoes/new/<uuid:id>/", echoes.new_echo, name="new-echo-from"),
    path("echoes/<uuid:id>/", echoes.echo, name="echo"),
    path("echoes/<uuid:id>/edit/", echoes.edit_echo, name="edit-echo"),
    path("<uuid:id>/", views.thread, name="thread"),
    path("<uuid:id>/edit/", views.edit_thread, name="edit-thread"),
    path("<uuid:id>/rest/", views.rest, name="rest-thread"),
    path("<uuid:id>/belongs/", views.belongs, name="belongs-to-thread"),
]
