"""Addresses of the feed and the calendar of all questions."""

from django.urls import URLPattern, path

from meedoen.views import volgbestanden

app_name = "meedoen_volgen"
urlpatterns: list[URLPattern] = [
    path("feeds/meedoen.atom", volgbestanden.feed, name="feed"),
    path("agenda/meedoen.ics", volgbestanden.agenda, name="agenda"),
]
