"""Addresses of following by e-mail."""

from django.urls import path

from meedoen.views import mail

app_name = "meedoen_mail"
urlpatterns = [
    path("", mail.aanmelden, name="aanmelden"),
    path("gevraagd/", mail.gevraagd, name="gevraagd"),
    path("stop/<str:sleutel>/", mail.stop, name="stop"),
    path("<uuid:sleutel>/", mail.beheer, name="beheer"),
]
