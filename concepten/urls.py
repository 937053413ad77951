"""Addresses of concepten."""

from django.urls import URLPattern

app_name = "concepten"
urlpatterns: list[URLPattern] = []
