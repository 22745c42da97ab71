"""
Addresses of the pages of this room.

`patients:detail` and `patients:coverage-checks` show visits too, so their views stand further right in the line; the
roof adds their addresses to these.
"""

from django.urls import path

from patients import payer_views, views

app_name = "patients"
urlpatterns = [
    path("", views.patient_list, name="list"),
    path("new/", views.patient_new, name="new"),
    path("<int:pk>/edit/", views.patient_edit, name="edit"),
    path("<int:pk>/coverage/new/", views.coverage_new, name="coverage-new"),
    path("coverage/<int:pk>/", views.coverage_edit, name="coverage-edit"),
    path("coverage/<int:pk>/end/", views.coverage_end, name="coverage-end"),
    path("coverage/<int:pk>/check/", views.check, name="check"),
    path("coverage/<int:pk>/plan/", views.plan, name="plan"),
    path("coverage/<int:pk>/authorizations/new/", views.authorization_new, name="authorization-new"),
    path("authorizations/<int:pk>/", views.authorization_edit, name="authorization-edit"),
    path("payers/", payer_views.payers, name="payers"),
    path("payers/new/", payer_views.payer_new, name="payer-new"),
    path("payers/<int:pk>/", payer_views.payer_edit, name="payer-edit"),
]
