"""The address of the search page."""

from django.urls import path

from basis.zoeken import views

app_name = "zoeken"
urlpatterns = [path("", views.zoeken, name="zoeken")]
