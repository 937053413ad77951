"""Addresses of the workplace."""

from django.urls import path

from werk.views import overzicht

app_name = "werk"
urlpatterns = [
    path("", overzicht.overzicht, name="overzicht"),
]
