"""Addresses of what official sources propose."""

from django.urls import URLPattern, path

from werk.voorstellen import views

app_name = "voorstellen"
urlpatterns: list[URLPattern] = [
    path("", views.lijst, name="lijst"),
    path("<int:pk>/", views.voorstel, name="voorstel"),
]
