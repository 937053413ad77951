"""Addresses of the workplace where a party says how it applies codes."""

from django.urls import URLPattern, path

from werk.toepassen import views

app_name = "toepassen"
urlpatterns: list[URLPattern] = [
    path("", views.lijst, name="lijst"),
    path("<slug:partij>/<slug:code>/", views.vel, name="vel"),
    path("<slug:partij>/<slug:code>/weggooien/", views.weggooien, name="weggooien"),
    path("<slug:partij>/<slug:code>/zelfcheck.pdf", views.pdf, name="pdf"),
]
