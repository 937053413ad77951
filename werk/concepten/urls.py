"""Addresses of drafts."""

from django.urls import path

from werk.concepten import views

app_name = "concepten"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("vier-ogen/<slug:slug>/", views.vier_ogen, name="vier_ogen"),
    path("nieuw/<slug:slug>/<slug:soort>/", views.nieuw, name="nieuw"),
    path("nieuw/<slug:slug>/<slug:soort>/<slug:welke>/", views.nieuw, name="nieuw"),
    path("programma/<slug:soort>/", views.nieuw, name="programma"),
    path("programma/<slug:soort>/<slug:welke>/", views.nieuw, name="programma"),
    path("<int:pk>/", views.concept, name="concept"),
    path("<int:pk>/bewerken/", views.bewerken, name="bewerken"),
    path("<int:pk>/<slug:wat>/", views.beslis, name="beslis"),
]
