"""The address of the plain page."""

from django.urls import path

from inkling.web.about import views

urlpatterns = [
    path("", views.what_a_breakthrough_is, name="what-a-breakthrough-is"),
]
