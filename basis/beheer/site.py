"""The admin site: who may come in, and in which order its parts stand."""

from functools import wraps
from typing import Any

from django.apps import apps
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from basis.web.toegang import vraag_inlog


def is_beheerder(request: HttpRequest) -> bool:
    """Whether this person may do all that the admin offers."""
    return request.user.has_perm("beheren")


class BeheerSite(AdminSite):
    site_header = "IBP-portaal beheer"
    site_title = "IBP-portaal beheer"
    index_title = "Wat wilt u beheren?"

    def has_permission(self, request: HttpRequest) -> bool:
        """Who is logged in without the right gets a 403: the login page would only send that person back."""
        if request.user.is_authenticated and not is_beheerder(request):
            raise PermissionDenied("Alleen een beheerder mag in het beheer.")
        return is_beheerder(request)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A form that was sent after the login had ended goes along to the login page, and can be sent from there."""
        binnen = super().admin_view(view, cacheable)

        @wraps(binnen)
        def met_getypt(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            pagina = None if request.user.is_authenticated else vraag_inlog(request)
            return pagina or binnen(request, *args, **kwargs)

        return met_getypt

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The apps in the order of the settings: what is edited most comes first."""
        volgorde = [config.label for config in apps.get_app_configs()]
        return sorted(super().get_app_list(request, app_label), key=lambda app: volgorde.index(app["app_label"]))
