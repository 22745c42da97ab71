"""Addresses of the pages of this room."""

from django.urls import path

from coding import api, views
from coding.pages import bench, overrides, releases, suggestions

app_name = "coding"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("visits/<int:pk>/", bench.bench, name="bench"),
    path("visits/<int:pk>/search/", bench.search, name="search"),
    path("visits/<int:pk>/act/", bench.act, name="act"),
    path("visits/<int:pk>/undo/", bench.take_back, name="undo"),
    path("visits/<int:pk>/redo/", bench.do_again, name="redo"),
    path("visits/<int:pk>/let-stand/", overrides.let_stand, name="let-stand"),
    path("visits/<int:pk>/count-again/", overrides.count_again, name="count-again"),
    path("visits/<int:pk>/suggestions/", suggestions.show, name="suggestions"),
    path("visits/<int:pk>/suggestions/drop/", suggestions.drop, name="drop-suggestion"),
    path("visits/<int:pk>/suggestions/again/", suggestions.offer_again, name="suggest-again"),
    path("visits/<int:pk>/hold/", views.set_aside, name="hold"),
    path("visits/<int:pk>/resume/", views.take_up, name="resume"),
    path("codes/<str:system>/<str:name>/", views.code, name="code"),
    path("releases/", releases.releases, name="releases"),
    path("releases/cpt-license/", releases.confirm_license, name="cpt-license"),
    path("releases/<int:pk>/", releases.release, name="release"),
    path("releases/<int:pk>/load/", releases.load, name="release-load"),
    path("releases/<int:pk>/discard/", releases.discard, name="release-discard"),
    path("api/codes/", api.search_api, name="search-api"),
]
