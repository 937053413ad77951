"""Addresses of the overview of rights."""

from django.urls import path

from toegang.views import rechten

app_name = "rechten"
urlpatterns = [
    path("", rechten.overzicht, name="overzicht"),
    path("csv/", rechten.als_csv, name="csv"),
]
