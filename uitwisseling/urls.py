"""Addresses of uitwisseling."""

from django.urls import URLPattern

app_name = "uitwisseling"
urlpatterns: list[URLPattern] = []
