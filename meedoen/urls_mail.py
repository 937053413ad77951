"""Addresses of following by e-mail."""

from django.urls import URLPattern

app_name = "meedoen_mail"
urlpatterns: list[URLPattern] = []
