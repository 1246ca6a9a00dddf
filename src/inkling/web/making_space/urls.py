"""The address of Making space."""

from django.urls import path

from inkling.web.making_space import views

urlpatterns = [path("", views.making_space, name="making-space")]
