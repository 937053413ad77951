"""Addresses of berichten."""

from django.urls import path

from berichten import views

app_name = "berichten"
urlpatterns = [
    path("", views.voorkeuren, name="voorkeuren"),
]
