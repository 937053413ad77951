"""Addresses of rondes."""

from django.urls import URLPattern

app_name = "rondes"
urlpatterns: list[URLPattern] = []
