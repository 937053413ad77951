"""In the admin: taking away the second step of someone who lost it. The rest people do on their own pages."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from partijen.admin import GebruikerAdmin, WachtwoordForm
from partijen.models import Gebruiker
from toegang import middelen, services, wachtwoorden

admin.site.unregister((EmailAddress, Authenticator, Gebruiker))


class GemeldWachtwoordForm(WachtwoordForm):
    """A new password for someone else, who is told of it in the same transaction."""

    def geef(self, gebruiker: Gebruiker, wachtwoord: str | None, door: Gebruiker) -> None:
        wachtwoorden.geef_wachtwoord(gebruiker=gebruiker, wachtwoord=wachtwoord, door=door)


@admin.register(Gebruiker)
class MetTweedeStap(GebruikerAdmin):
    """A person, with a button that takes the second step away."""

    change_password_form = GemeldWachtwoordForm

    def get_urls(self) -> list[URLPattern]:
        pagina: Any = self.admin_site.admin_view(self.herstel)
        return [path("<int:pk>/tweede-stap/", pagina, name="partijen_gebruiker_tweede_stap"), *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        gebruiker: Any = self.get_object(request, object_id)
        knoppen = []
        if gebruiker and middelen.van(gebruiker).exists():
            adres = reverse("admin:partijen_gebruiker_tweede_stap", args=[gebruiker.pk])
            knoppen.append(("Tweede stap verwijderen", adres))
        return super().change_view(request, object_id, form_url, {"hulpmiddelen": knoppen, **(extra_context or {})})

    def wijzig(self, gebruiker: Gebruiker, velden: dict[str, Any], door: Gebruiker) -> None:
        services.wijzig_account(gebruiker=gebruiker, velden=velden, door=door)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        """Django's. One's own goes by the own page, that asks who one is."""
        if self.get_object(request, unquote(id)) == request.user:
            return redirect("toegang:wachtwoord")
        antwoord: HttpResponse = super().user_change_password(request, id, form_url)
        return antwoord

    def herstel(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask whether one is sure, and do it: at the next login this person sets a new one."""
        gebruiker = get_object_or_404(Gebruiker, pk=pk)
        if gebruiker == request.user:  # there one shows again who one is
            return redirect("mfa_index")
        if request.method == "POST":
            door: Any = request.user
            if middelen.herstel(gebruiker=gebruiker, door=door):
                self.log_change(request, gebruiker, "Tweede stap verwijderd.")
            self.message_user(request, "De tweede stap is verwijderd. Deze persoon krijgt een mail.", messages.SUCCESS)
            return redirect("admin:partijen_gebruiker_change", pk)
        context = {**self.admin_site.each_context(request), "title": "Tweede stap verwijderen", "opts": self.opts}
        return TemplateResponse(request, "admin/tweede_stap.html", {**context, "original": gebruiker})
