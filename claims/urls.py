"""Addresses of the pages of this room."""

from django.urls import path

from claims import acts, views
from claims.office_rules import pages as office_rules

app_name = "claims"
urlpatterns = [
    path("office-rules/", office_rules.rules, name="office-rules"),
    path("office-rules/new/", office_rules.new_rule, name="office-rule-new"),
    path("office-rules/<int:pk>/", office_rules.rule, name="office-rule"),
    path("office-rules/<int:pk>/edit/", office_rules.edit_rule, name="office-rule-edit"),
    path("office-rules/<int:pk>/try/", office_rules.try_rule, name="office-rule-try"),
    path("office-rules/<int:pk>/switch/", office_rules.switch, name="office-rule-switch"),
    path("office-rules/runs/<int:pk>/", office_rules.run, name="office-rule-run"),
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
