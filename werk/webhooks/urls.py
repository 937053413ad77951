"""Addresses of the webhooks of an organisation."""

from django.urls import URLPattern, path

from werk.webhooks import views

app_name = "webhooks"
urlpatterns: list[URLPattern] = [
    path("", views.lijst, name="lijst"),
    path("nieuw/", views.nieuw, name="nieuw"),
    path("<int:pk>/", views.webhook, name="webhook"),
    path("<int:pk>/geheim/", views.geheim, name="geheim"),
    path("<int:pk>/<slug:wat>/", views.doe, name="doe"),
]
