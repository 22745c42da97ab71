"""All addresses of the office; no address carries a name, a birth date or a member id."""

from django.urls import include, path

import clearinghouse.urls
import encounters.views
import patients.urls
from billing_office import health, intake, pages, patient_page, simulation

# The pages of patients that also show visits and money: their views stand further right in the line than patients/.
patient_pages = [
    *patients.urls.urlpatterns,
    path("<int:pk>/", patient_page.detail, name="detail"),
    path("coverage-checks/", encounters.views.coverage_checks, name="coverage-checks"),
]

# A file that is taken in by hand goes to every room.
wire_pages = [
    *clearinghouse.urls.urlpatterns,
    path("receive/", intake.receive, name="receive"),
    path("simulate/", simulation.simulate, name="simulate"),
]

urlpatterns = [
    path("", pages.home, name="home"),
    path("sign-in/", pages.sign_in, name="sign-in"),
    path("sign-out/", pages.sign_out, name="sign-out"),
    path("here/", pages.here, name="here"),
    path("lock/", pages.lock, name="lock"),
    path("unlock/", pages.unlock, name="unlock"),
    path("find/", pages.find, name="find"),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("setup/", include("practice.urls")),
    path("interchanges/", include((wire_pages, "clearinghouse"))),
    path("patients/", include((patient_pages, "patients"))),
    path("encounters/", include("encounters.urls")),
    path("coding/", include("coding.urls")),
    path("claims/", include("claims.urls")),
    path("payments/", include("payments.urls")),
    path("reports/", include("reports.urls")),
]
