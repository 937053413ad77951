"""Addresses of codes. What stands under a code is the version with that number, or else the bepaling with that key."""

from django.urls import URLPattern, path

from codes.views import lezen, zelfcheck
from codes.views.tekst import tekst
from codes.views.verschil import verschil

app_name = "codes"
urlpatterns: list[URLPattern] = [
    path("", lezen.lijst, name="lijst"),
    path("<slug:code>/", lezen.code, name="code"),
    path("<slug:code>/verschil/", verschil, name="verschil"),
    path("<slug:code>/zelfcheck/", zelfcheck.zelfcheck, name="zelfcheck"),
    path("<slug:code>/zelfcheck.pdf", zelfcheck.pdf, name="zelfcheck_pdf"),
    path("<slug:code>/<slug:nummer>.txt", lezen.tekstbestand, name="tekstbestand"),
    path("<slug:code>/<slug:nummer>.pdf", lezen.pdf, name="pdf"),
    path("<slug:code>/<slug:nummer>/", lezen.versie, name="versie"),
    path("<slug:code>/<slug:nummer>/<slug:sleutel>/", tekst, name="tekst"),
]
