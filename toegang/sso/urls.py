"""Addresses of single sign-on."""

from django.urls import path

from toegang.sso import views

app_name = "sso"

urlpatterns = [
    path("", views.koppelingen, name="koppelingen"),
    path("koppelen/", views.koppelen, name="koppelen"),
    path("koppelen/<slug:code>/", views.koppel, name="koppel"),
    path("naar/<slug:code>/", views.begin, name="begin"),
    path("nieuw/", views.nieuw, name="nieuw"),
    path("sleutels.json", views.sleutels, name="sleutels"),
    path("terug/<slug:code>/", views.terug, name="terug"),
    path("<int:pk>/ontkoppelen/", views.ontkoppelen, name="ontkoppelen"),
]
