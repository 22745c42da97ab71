"""All addresses of the office; no address carries a name, a birth date or a member id."""

from django.urls import include, path

from billing_office import health, pages

urlpatterns = [
    path("", pages.home, name="home"),
    path("sign-in/", pages.sign_in, name="sign-in"),
    path("sign-out/", pages.sign_out, name="sign-out"),
    path("find/", pages.find, name="find"),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("setup/", include("practice.urls")),
    path("interchanges/", include("clearinghouse.urls")),
    path("patients/", include("patients.urls")),
    path("encounters/", include("encounters.urls")),
    path("coding/", include("coding.urls")),
    path("claims/", include("claims.urls")),
    path("payments/", include("payments.urls")),
    path("reports/", include("reports.urls")),
]
