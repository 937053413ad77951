"""Addresses of getting in. The names `account_…` and `mfa_…` are those that allauth looks for."""

from django.urls import include, path

urlpatterns = [
    path("organisatie/", include("toegang.sso.urls")),
    path("", include("allauth.account.urls")),
    path("tweede-stap/", include("allauth.mfa.urls")),
]
