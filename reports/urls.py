"""Addresses of the pages of this room."""

from django.urls import URLPattern, path

from reports import books_views, views

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path("aging/", views.aging_page, name="aging"),
    path("aging/lines/", views.aging_lines, name="aging-lines"),
    path("reconciliation/", views.reconciliation, name="reconciliation"),
    path("books/", books_views.books, name="books"),
    path("books/<int:year>/<int:month>/close/", books_views.close, name="close-month"),
    path("books/<int:year>/<int:month>/reopen/", books_views.reopen, name="reopen-month"),
    path("reconciliation/proving/", views.proving, name="proving"),
    path("reconciliation/run/", views.run_reconciliation, name="reconcile-now"),
]
