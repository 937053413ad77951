"""Addresses of parties. Their pages show acties, so they live in this app."""

from django.urls import path

from acties.views import kader

app_name = "partijen"
urlpatterns = [
    path("", kader.partijen, name="lijst"),
    path("<slug:slug>/", kader.partij, name="partij"),
]
