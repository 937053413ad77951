"""Addresses of taking part."""

from django.urls import URLPattern, path

from meedoen.views import lezen

app_name = "meedoen"
urlpatterns: list[URLPattern] = [
    path("", lezen.overzicht, name="overzicht"),
    path("afgerond/", lezen.afgerond, name="afgerond"),
    path("<slug:slug>/", lezen.vraag, name="vraag"),
]
