"""Addresses of the pages of this room."""

from django.urls import URLPattern, path

from reports import views

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path("aging/", views.aging_page, name="aging"),
    path("aging/lines/", views.aging_lines, name="aging-lines"),
    path("reconciliation/", views.reconciliation, name="reconciliation"),
    path("reconciliation/run/", views.run_reconciliation, name="reconcile-now"),
]
