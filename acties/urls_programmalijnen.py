"""Addresses of the programmalijnen (their pages show acties, so they live in this app) and of pages of text."""

from django.urls import path

from acties.views import programmalijnen
from programmalijnen import views

app_name = "programmalijnen"
urlpatterns = [
    path("programmalijnen/", programmalijnen.alle, name="alle"),
    path("programmalijnen/<slug:slug>/", programmalijnen.programmalijn, name="programmalijn"),
    path("<slug:slug>/", views.pagina, name="pagina"),
]
