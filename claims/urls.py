"""Addresses of the pages of this room."""

from django.urls import path

from claims import acts, views

app_name = "claims"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("rejections/", views.rejections, name="rejections"),
    path("denials/", views.denials, name="denials"),
    path("follow-up/", views.follow_up, name="follow-up"),
    path("release/<int:pk>/", views.release_encounter, name="release"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/panel/", views.panel, name="panel"),
    path("<int:pk>/correct/", views.correct, name="correct"),
    path("<int:pk>/resubmit/", acts.resubmit, name="resubmit"),
    path("<int:pk>/appeal/", acts.appeal, name="appeal"),
    path("<int:pk>/to-patient/", acts.to_patient, name="to-patient"),
    path("<int:pk>/write-off/", acts.write_off, name="write-off"),
    path("<int:pk>/accept/", acts.accept, name="accept"),
    path("<int:pk>/close/", acts.close, name="close"),
    path("<int:pk>/let-stand/", acts.let_stand, name="let-stand"),
    path("<int:pk>/pend/", acts.pend, name="pend"),
    path("<int:pk>/note/", acts.note, name="note"),
    path("<int:pk>/assign/", acts.assign, name="assign"),
    path("<int:pk>/done/", acts.done, name="done"),
]
