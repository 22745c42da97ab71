"""Addresses of the pages of this room."""

from django.urls import path

from coding import api
from coding.pages import bench, bundles, claim_facts, codes, em, levels, limits, overrides, queue, releases, suggestions

app_name = "coding"
urlpatterns = [
    path("", queue.queue, name="queue"),
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
    path("next/", queue.next_visit, name="next"),
    path("done/", queue.done, name="done"),
    path("visits/<int:pk>/own/", queue.own, name="own"),
    path("visits/<int:pk>/ask/", queue.ask, name="ask"),
    path("visits/<int:pk>/answer/<int:escalation_pk>/", queue.answered, name="answer"),
    path("visits/<int:pk>/facts/", claim_facts.visit_facts, name="visit-facts"),
    path("visits/<int:pk>/lines/<int:line_pk>/facts/", claim_facts.line_facts, name="line-facts"),
    path("visits/<int:pk>/level/", em.level, name="level"),
    path("visits/<int:pk>/level/weighed/", em.weighed, name="weighed"),
    path("visits/<int:pk>/copy/", bundles.copy, name="copy"),
    path("visits/<int:pk>/bundles/", bundles.choose, name="choose-bundle"),
    path("visits/<int:pk>/bundles/use/", bundles.use, name="use-bundle"),
    path("visits/<int:pk>/bundles/keep/", bundles.keep, name="keep-bundle"),
    path("bundles/", bundles.bundles, name="bundles"),
    path("bundles/<int:pk>/drop/", bundles.drop, name="drop-bundle"),
    path("visits/<int:pk>/hold/", queue.set_aside, name="hold"),
    path("visits/<int:pk>/resume/", queue.take_up, name="resume"),
    path("codes/", codes.codes, name="codes"),
    path("codes/<str:system>/<str:name>/", codes.code, name="code"),
    path("codes/<str:system>/<str:name>/keep/", codes.keep, name="keep"),
    path("releases/", releases.releases, name="releases"),
    path("releases/cpt-license/", releases.confirm_license, name="cpt-license"),
    path("releases/<int:pk>/", releases.release, name="release"),
    path("releases/<int:pk>/load/", releases.load, name="release-load"),
    path("releases/<int:pk>/discard/", releases.discard, name="release-discard"),
    path("limits/", limits.limits, name="limits"),
    path("limits/new/", limits.new_limit, name="limit-new"),
    path("limits/<int:pk>/end/", limits.end, name="limit-end"),
    path("levels/", levels.levels, name="levels"),
    path("api/codes/", api.search_api, name="search-api"),
]
