"""Addresses of the pages of this room."""

from django.urls import path

from coding import api, views

app_name = "coding"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("visits/<int:pk>/", views.bench, name="bench"),
    path("visits/<int:pk>/search/", views.search, name="search"),
    path("visits/<int:pk>/act/", views.act, name="act"),
    path("visits/<int:pk>/hold/", views.set_aside, name="hold"),
    path("visits/<int:pk>/resume/", views.take_up, name="resume"),
    path("codes/<str:system>/<str:name>/", views.code, name="code"),
    path("api/codes/", api.search_api, name="search-api"),
]
