"""Addresses of the pages of this room."""

from django.urls import path

from practice import views

app_name = "practice"
urlpatterns = [
    path("", views.setup, name="setup"),
    path("practice/", views.practice_edit, name="practice-edit"),
    path("locations/new/", views.location_new, name="location-new"),
    path("locations/<int:pk>/", views.location_edit, name="location-edit"),
    path("providers/new/", views.provider_new, name="provider-new"),
    path("providers/<int:pk>/", views.provider_edit, name="provider-edit"),
    path("staff/", views.staff, name="staff"),
    path("staff/new/", views.staff_new, name="staff-new"),
    path("staff/<int:pk>/", views.staff_edit, name="staff-edit"),
    path("staff/<int:pk>/password/", views.staff_password, name="staff-password"),
]
