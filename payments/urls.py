"""Addresses of the pages of this room."""

from django.urls import URLPattern, path

from payments import desk_views, exception_views, rule_views, views

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
    path("desk/", desk_views.desk, name="desk"),
    path("desk/<int:patient_id>/", desk_views.take, name="take"),
    path("desk/receipts/<int:pk>/", desk_views.receipt, name="receipt"),
]
