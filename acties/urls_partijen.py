"""Addresses of parties. Their pages show acties, so they live in this app."""

from django.urls import path

from acties.views import partijen

app_name = "partijen"
urlpatterns = [
    path("", partijen.lijst, name="lijst"),
    path("<slug:slug>/", partijen.partij, name="partij"),
]
