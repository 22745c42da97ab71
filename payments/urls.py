"""Addresses of the pages of this room."""

from django.urls import URLPattern, path

from payments import desk_views, exception_views, keyed_views, provider_views, rule_views, views

app_name = "payments"
urlpatterns: list[URLPattern] = [
    path("", views.remittances, name="remittances"),
    path("<int:pk>/", views.remittance, name="remittance"),
    path("<int:pk>/post/", views.post, name="post"),
    path("<int:pk>/release/", views.release, name="release"),
    path("<int:pk>/un-post/", views.unpost, name="un-post"),
    path("rules/", rule_views.rules, name="rules"),
    path("rules/set/", rule_views.set_rule, name="set-rule"),
    path("rules/<int:pk>/drop/", rule_views.drop_rule, name="drop-rule"),
    path("decisions/<int:pk>/", views.panel, name="panel"),
    path("exceptions/", exception_views.exceptions, name="exceptions"),
    path("exceptions/<int:pk>/match/", exception_views.match, name="match"),
    path("exceptions/<int:pk>/retry/", exception_views.retry, name="retry"),
    path("exceptions/<int:pk>/set-aside/", exception_views.set_aside, name="set-aside"),
    path("exceptions/<int:pk>/detach/", exception_views.detach, name="detach"),
    path("exceptions/<int:pk>/put-back/", exception_views.put_back, name="put-back"),
    path("exceptions/<int:pk>/take-up/", exception_views.take_up, name="take-up"),
    path("keyed/", keyed_views.papers, name="papers"),
    path("keyed/start/", keyed_views.start, name="paper-start"),
    path("keyed/<int:pk>/", keyed_views.paper, name="paper"),
    path("keyed/<int:pk>/head/", keyed_views.save_head, name="paper-head"),
    path("keyed/<int:pk>/claims/", keyed_views.add, name="paper-add"),
    path("keyed/<int:pk>/claims/<int:row>/", keyed_views.save_claim, name="paper-claim"),
    path("keyed/<int:pk>/claims/<int:row>/remove/", keyed_views.remove, name="paper-remove"),
    path("keyed/<int:pk>/find/", keyed_views.find, name="paper-find"),
    path("keyed/<int:pk>/finish/", keyed_views.finish, name="paper-finish"),
    path("keyed/<int:pk>/discard/", keyed_views.discard, name="paper-discard"),
    path("keyed/<int:pk>/again/", keyed_views.key_again, name="paper-again"),
    path("provider-items/", provider_views.items, name="items"),
    path("provider-items/<int:pk>/", provider_views.item_panel, name="item"),
    path("provider-items/<int:pk>/settle/", provider_views.settle, name="item-settle"),
    path("provider-items/<int:pk>/book/", provider_views.book, name="item-book"),
    path("provider-items/<int:pk>/tie/", provider_views.tie, name="item-tie"),
    path("provider-items/<int:pk>/reopen/", provider_views.reopen, name="item-reopen"),
    path("desk/", desk_views.desk, name="desk"),
    path("desk/<int:patient_id>/", desk_views.take, name="take"),
    path("desk/receipts/<int:pk>/", desk_views.receipt, name="receipt"),
]
