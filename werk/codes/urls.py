"""Addresses of the workplace of codes. A version begins with a digit, so what begins with a letter is a page."""

from django.urls import URLPattern, path

from werk.codes.views import bepaling, gebruik, lezen, loop, versie

app_name = "werk_codes"
urlpatterns: list[URLPattern] = [
    path("", lezen.lijst, name="lijst"),
    path("<slug:code>/", lezen.code, name="code"),
    path("<slug:code>/nieuw/", versie.nieuw, name="nieuw"),
    path("<slug:code>/toepassing/", gebruik.toepassing, name="toepassing"),
    path("<slug:code>/oefeningen/", gebruik.oefeningen, name="oefeningen"),
    path("<slug:code>/oefeningen/<int:pk>/weg/", gebruik.oefening_weg, name="oefening_weg"),
    path("<slug:code>/bepalingen/<slug:sleutel>/", bepaling.betekenis, name="betekenis"),
    path("<slug:code>/<slug:nummer>/", versie.versie, name="versie"),
    path("<slug:code>/<slug:nummer>/gegevens/", versie.gegevens, name="gegevens"),
    path("<slug:code>/<slug:nummer>/wijzigingen/", versie.wijzigingen, name="wijzigingen"),
    path("<slug:code>/<slug:nummer>/openleggen/", loop.openleggen, name="openleggen"),
    path("<slug:code>/<slug:nummer>/ondertekening/", loop.ondertekening, name="ondertekening"),
    path("<slug:code>/<slug:nummer>/terug/", loop.terug, name="terug"),
    path("<slug:code>/<slug:nummer>/vaststellen/", loop.vaststellen, name="vaststellen"),
    path("<slug:code>/<slug:nummer>/vervallen/", loop.vervallen, name="vervallen"),
    path("<slug:code>/<slug:nummer>/erbij/", bepaling.erbij, name="erbij"),
    path("<slug:code>/<slug:nummer>/samenvoegen/", bepaling.samenvoegen, name="samenvoegen"),
    path("<slug:code>/<slug:nummer>/<slug:sleutel>/wijzigen/", bepaling.wijzigen, name="wijzigen"),
    path("<slug:code>/<slug:nummer>/<slug:sleutel>/splitsen/", bepaling.splitsen, name="splitsen"),
    path("<slug:code>/<slug:nummer>/<slug:sleutel>/weglaten/", bepaling.weglaten, name="weglaten"),
    path("<slug:code>/<slug:nummer>/<slug:sleutel>/terugzetten/", bepaling.terugzetten, name="terugzetten"),
    path("<slug:code>/<slug:nummer>/<slug:sleutel>/verbeteren/", bepaling.verbeteren, name="verbeteren"),
]
