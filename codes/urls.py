"""Addresses of codes. What stands under a code is the version with that number, or else the bepaling with that key."""

from django.urls import URLPattern, path

from codes.views import lezen, zelfcheck

app_name = "codes"
urlpatterns: list[URLPattern] = [
    path("", lezen.lijst, name="lijst"),
    path("<slug:code>/", lezen.code, name="code"),
    path("<slug:code>/zelfcheck/", zelfcheck.zelfcheck, name="zelfcheck"),
    path("<slug:code>/zelfcheck.pdf", zelfcheck.pdf, name="zelfcheck_pdf"),
    path("<slug:code>/<slug:nummer>/", lezen.versie, name="versie"),
    path("<slug:code>/<slug:nummer>/<slug:sleutel>/", lezen.tekst, name="tekst"),
]
