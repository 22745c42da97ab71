"""Addresses of the pages of this room."""

from django.urls import path

from encounters import document_pages, schedule, views

app_name = "encounters"
urlpatterns = [
    path("", views.encounter_list, name="list"),
    path("schedule/", schedule.schedule, name="schedule"),
    path("book/<int:pk>/", schedule.book, name="book"),
    path("appointments/<int:pk>/arrive/", schedule.arrive, name="arrive"),
    path("appointments/<int:pk>/no-show/", schedule.no_show, name="no-show"),
    path("appointments/<int:pk>/cancel/", schedule.cancel, name="cancel"),
    path("new/<int:pk>/", views.encounter_new, name="new"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/note/", views.note, name="note"),
    path("<int:pk>/sign/", views.sign, name="sign"),
    path("<int:pk>/reopen/", views.reopen, name="reopen"),
    path("<int:pk>/void/", views.void, name="void"),
    path("<int:pk>/facts/", views.facts, name="facts"),
    path("<int:pk>/documents/", document_pages.add, name="document-add"),
    path("documents/<int:pk>/", document_pages.show, name="document"),
    path("documents/<int:pk>/withdraw/", document_pages.withdraw, name="document-withdraw"),
]
