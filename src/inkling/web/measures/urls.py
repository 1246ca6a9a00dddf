"""Addresses of measures. Which questionnaire it is stands in none of them: that stays in the journal."""

from django.urls import path

from inkling.web.measures import filling, own, views, wording

urlpatterns = [
    path("", views.measures, name="measures"),
    path("problems/new/", own.new, {"form": "problems"}, name="new-problem"),
    path("goals/new/", own.new, {"form": "goals"}, name="new-goal"),
    path("start/", views.start_measure, name="start-measure"),
    path("words/", wording.choose, name="add-wording"),
    path("words/keep/", wording.keep, name="keep-wording"),
    path("<uuid:id>/", views.measure, name="measure"),
    path("<uuid:id>/fill/", filling.fill, name="fill-measure"),
    path("<uuid:id>/paper/", filling.paper, name="measure-from-paper"),
    path("one/<uuid:item>/words/", own.reword, name="reword-item"),
    path("one/<uuid:item>/rest/", own.rest, name="rest-item"),
]
