"""Addresses that are there for everyone, and those of what is being written."""

from django.urls import path

from inkling.web.shell import drafts, views

urlpatterns = [
    path("leave/", views.leave, name="leave"),
    path("drafts/", drafts.leave, name="leave-draft"),
    path("drafts/<uuid:id>/", drafts.read, name="draft"),
    path("drafts/<uuid:id>/let-go/", drafts.let_go, name="let-go-of-draft"),
]
