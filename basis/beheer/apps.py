"""Puts our own admin site in the place of Django's."""

from django.contrib.admin.apps import AdminConfig


class BeheerConfig(AdminConfig):
    default_site = "basis.beheer.site.BeheerSite"
