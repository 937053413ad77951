"""Addresses of the work list of reports of mistakes."""

from django.urls import URLPattern, path

from werk.foutmeldingen import views

app_name = "foutmeldingen"
urlpatterns: list[URLPattern] = [
    path("", views.lijst, name="lijst"),
    path("<int:pk>/", views.melding, name="melding"),
]
