"""Addresses of the pages of this room."""

from django.urls import URLPattern

app_name = "clearinghouse"
urlpatterns: list[URLPattern] = []
