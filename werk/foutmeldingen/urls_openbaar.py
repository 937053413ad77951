"""Addresses where everyone says what is wrong on a page."""

from django.urls import URLPattern, path

from werk.foutmeldingen import views

app_name = "fout_gezien"
urlpatterns: list[URLPattern] = [
    path("", views.melden, name="melden"),
    path("<uuid:sleutel>/", views.ontvangen, name="ontvangen"),
]
