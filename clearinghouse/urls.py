"""Addresses of the pages of this room; taking in a file needs the other rooms and stands in the roof."""

from django.urls import URLPattern, path

from clearinghouse import views

app_name = "clearinghouse"
urlpatterns: list[URLPattern] = [
    path("", views.interchanges, name="interchanges"),
    path("<int:pk>/", views.interchange, name="interchange"),
    path("<int:pk>/acknowledgment/", views.acknowledgment, name="acknowledgment"),
    path("<int:pk>/explained/", views.explained, name="explained"),
    path("<int:pk>/explained/find/", views.find, name="find"),
    path("<int:pk>/explained/claims/<slug:claim_number>/", views.claim, name="claim"),
]
