"""Addresses."""

from django.urls import URLPattern

app_name = "voortgang"
urlpatterns: list[URLPattern] = []
