"""In the admin: taking away the second step of someone who lost it. The rest people do on their own pages."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from partijen.admin import GebruikerAdmin, WachtwoordForm
from partijen.models import Gebruiker
from toegang import middelen, services, wachtwoorden

HERSTELVRAAG = (
    "Alle passkeys, de app met codes en de herstelcodes van {} ({}) werken dan niet meer. Bij het inloggen stelt deze "
    "persoon een nieuwe tweede stap in. Controleer eerst, bijvoorbeeld door te bellen, of de vraag echt van deze "
    "persoon komt."
)
ANONIMISEERVRAAG = (
    "Naam, functie en e-mailadres van {} ({}) worden gewist, met de rollen, de inloggegevens, de mails en de bewaarde "
    "filters. In het journaal staat voortaan ‘Oud-gebruiker’ met een nummer. Het beveiligingslogboek houdt de naam tot "
    "18 maanden na elke regel. U kunt dit niet terugdraaien. Deze persoon krijgt op dit adres een laatste mail."
)

GEANONIMISEERD = (
    "Van deze persoon staat er nu geen naam of adres meer. Er gaat nog één mail hierover naar het oude adres."
)

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
        return [
            path("<int:pk>/tweede-stap/", self._pagina(self.herstel), name="partijen_gebruiker_tweede_stap"),
            path("<int:pk>/anonimiseren/", self._pagina(self.anonimiseer), name="partijen_gebruiker_anonimiseren"),
            *super().get_urls(),
        ]

    def _pagina(self, pagina: Any) -> Any:
        return self.admin_site.admin_view(pagina)

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        gebruiker: Any = self.get_object(request, object_id)
        knoppen = []
        if gebruiker and middelen.van(gebruiker).exists():
            knoppen.append(("Tweede stap verwijderen", _adres("tweede_stap", gebruiker.pk)))
        if gebruiker and not gebruiker.is_active and not gebruiker.is_anoniem:
            knoppen.append(("Anonimiseren", _adres("anonimiseren", gebruiker.pk)))
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
            return redirect(_adres("change", pk))
        vraag = ("Tweede stap verwijderen", HERSTELVRAAG.format(gebruiker, gebruiker.email), "Verwijderen")
        return self._vraag(request, gebruiker, *vraag)

    def anonimiseer(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask whether one is sure, and forget who this was."""
        gebruiker = get_object_or_404(Gebruiker, pk=pk)
        if request.method == "POST":
            door: Any = request.user
            try:
                services.anonimiseer(gebruiker=gebruiker, door=door)
            except ValidationError as fout:
                self.message_user(request, " ".join(fout.messages), messages.ERROR)
            else:
                self.message_user(request, GEANONIMISEERD, messages.SUCCESS)
            return redirect(_adres("change", pk))
        vraag = ("Anonimiseren", ANONIMISEERVRAAG.format(gebruiker, gebruiker.email), "Anonimiseren")
        return self._vraag(request, gebruiker, *vraag)

    def _vraag(self, request: HttpRequest, gebruiker: Gebruiker, titel: str, uitleg: str, knop: str) -> HttpResponse:
        context = {"title": titel, "uitleg": uitleg, "knop": knop, "opts": self.opts, "original": gebruiker}
        return TemplateResponse(request, "admin/zeker_weten.html", {**self.admin_site.each_context(request), **context})


def _adres(pagina: str, pk: int) -> str:
    return reverse(f"admin:partijen_gebruiker_{pagina}", args=[pk])
