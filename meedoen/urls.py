"""Addresses of taking part."""

from django.urls import URLPattern, path

from meedoen.views import lezen, reageren, volgen

app_name = "meedoen"
urlpatterns: list[URLPattern] = [
    path("", lezen.overzicht, name="overzicht"),
    path("volg/", volgen.volgen, name="volgen"),
    path("<slug:slug>/", lezen.vraag, name="vraag"),
    path("<slug:slug>/reageren/", reageren.reageren, name="reageren"),
    path("<slug:slug>/reacties/<slug:nummer>/melden/", reageren.melden, name="melden"),
]
