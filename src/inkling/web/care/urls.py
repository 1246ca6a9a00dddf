"""Addresses of Support now and of the safety plan."""

from django.urls import path

from inkling.web.care import offline, plan, views

urlpatterns = [
    path("support/", views.support, name="support"),
    path("support/after/", views.after, name="support-after"),
    path("support/worker/", offline.worker, name="support-worker"),
    path("safety-plan/", plan.safety_plan, name="safety-plan"),
    path("safety-plan/write/", plan.write, name="write-safety-plan"),
]
