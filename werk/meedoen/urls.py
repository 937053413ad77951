"""Addresses of the work on questions to citizens."""

from django.urls import URLPattern

app_name = "werk_meedoen"
urlpatterns: list[URLPattern] = []
