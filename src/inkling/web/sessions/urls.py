"""Addresses of the sessions."""

from django.urls import path

from inkling.web.sessions import sheet_views, views

urlpatterns = [
    path("", views.sessions, name="sessions"),
    path("plan/", views.plan, name="plan-session"),
    path("tell/", views.tell, name="tell-session"),
    path("<uuid:id>/", views.session, name="session"),
    path("<uuid:id>/sheet/", sheet_views.sheet, name="session-sheet"),
    path("<uuid:id>/sheet.pdf", sheet_views.sheet_pdf, name="session-sheet-pdf"),
]
