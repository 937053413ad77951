"""What people fill in to get in, to let others in, and to keep their own login safe."""

import json
from typing import Any
from uuid import uuid4

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib.auth import authenticate, password_validation
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

from basis.web.formulieren import LeestNormaal, MetFouten
from partijen.models import Gebruiker
from partijen.rollen import Portaalrol, Rol
from toegang import middelen, pogingen, sessies
from toegang.adapter import FOUTE_CODE
from toegang.models import Uitnodiging

FOUT_WACHTWOORD = "Voer een juist e-mailadres en wachtwoord in."
ONGELIJK = "Dit is niet hetzelfde als het wachtwoord hierboven."


class _Form(MetFouten):
    """The first wrong field gets the focus."""

    def neem_over(self, fout: ValidationError) -> None:
        super().neem_over(fout)
        self.wijs_fout_aan()

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound:
            self.wijs_fout_aan()


def controleer_wachtwoord(request: HttpRequest, email: str, wachtwoord: str) -> Gebruiker | None:
    """Who this is; None when it is nobody. Raises Geblokkeerd: then nothing was looked at, right or wrong."""
    bekend = Gebruiker.objects.met_adres(email).first()
    pogingen.begin(pogingen.WACHTWOORD, email, gebruiker=bekend)
    gebruiker = authenticate(request, username=email, password=wachtwoord)
    if not isinstance(gebruiker, Gebruiker):
        return None
    pogingen.gelukt(pogingen.WACHTWOORD, email)
    return gebruiker


class InlogForm(LeestNormaal, AuthenticationForm):
    """Django's, with the lock-out, in words that tell nothing about who has an account."""

    error_messages = {**AuthenticationForm.error_messages, "invalid_login": FOUT_WACHTWOORD}

    def clean(self) -> dict[str, Any]:
        email, wachtwoord = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if email and wachtwoord and self.request is not None:
            self.user_cache = controleer_wachtwoord(self.request, email, wachtwoord)
            if self.user_cache is None:
                raise self.get_invalid_login_error()
        return self.cleaned_data


class JsonVeld(forms.CharField):
    """What the browser answers about a passkey, put into a hidden field by the script."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> Any:
        tekst = super().clean(value)
        try:
            return json.loads(tekst) if tekst else None
        except ValueError:
            raise ValidationError("De passkey werd niet herkend.") from None


def _code(label: str, hulp: str = "", **kwargs: Any) -> forms.CharField:
    kenmerken = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    fouten = {"required": "Vul de code in."}
    invoer = forms.TextInput(attrs=kenmerken)
    return forms.CharField(label=label, help_text=hulp, max_length=40, widget=invoer, error_messages=fouten, **kwargs)


class CodeForm(_Form):
    """The second step: a code of the app, a recovery code, or a passkey. `middel` is what it turned out to be."""

    code = _code("Code", "De 6 cijfers uit uw app, of een herstelcode.")
    passkey = JsonVeld(required=False)
    middel: Authenticator | None = None

    def __init__(self, data: QueryDict | None = None, *, gebruiker: Gebruiker) -> None:
        super().__init__(data)
        self.gebruiker = gebruiker
        if data and any(data.get(naam) for naam in self.fields):  # one way is enough
            for veld in self.fields.values():
                veld.required = False

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            self._controleer(self.cleaned_data)
        return self.cleaned_data

    def _controleer(self, ingevuld: dict[str, Any]) -> None:
        try:
            if ingevuld.get("passkey"):
                self.middel = middelen.controleer_passkey(self.gebruiker, ingevuld["passkey"])
            else:
                self.middel = middelen.controleer_code(self.gebruiker, ingevuld.get("code", ""))
        except ValidationError as fout:
            self.add_error("code" if fout.messages == [FOUTE_CODE] else None, fout)


class BevestigForm(CodeForm):
    """Showing again who one is: by the password, or by a second step."""

    wachtwoord = forms.CharField(
        label="Wachtwoord",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Vul uw wachtwoord in, of kies een andere manier."},
    )
    field_order = ("wachtwoord", "code", "passkey")

    def __init__(self, data: QueryDict | None = None, *, request: HttpRequest, gebruiker: Gebruiker) -> None:
        super().__init__(data, gebruiker=gebruiker)
        self.request = request
        heeft_middel = middelen.van(gebruiker).exists()
        if not gebruiker.has_usable_password() or (heeft_middel and not sessies.toonde_tweede_stap(request.session)):
            del self.fields["wachtwoord"]
        if not heeft_middel:
            del self.fields["code"]

    def _controleer(self, ingevuld: dict[str, Any]) -> None:
        if not ingevuld.get("wachtwoord"):
            super()._controleer(ingevuld)
            return
        try:
            gevonden = controleer_wachtwoord(self.request, self.gebruiker.email, ingevuld["wachtwoord"])
        except pogingen.Geblokkeerd as fout:
            self.add_error(None, fout)
        else:
            if gevonden != self.gebruiker:
                self.add_error("wachtwoord", "Dit wachtwoord klopt niet.")


def _wachtwoord(label: str, hulp: str = "", soort: str = "new-password") -> forms.CharField:
    invoer = forms.PasswordInput(attrs={"autocomplete": soort})
    fouten = {"required": "Vul dit wachtwoord in."}
    return forms.CharField(
        label=label, help_text=hulp, strip=False, max_length=200, widget=invoer, error_messages=fouten
    )


WACHTWOORDHULP = "Ten minste 12 tekens. Een paar losse woorden achter elkaar is sterk en goed te onthouden."


class WachtwoordForm(_Form):
    """A new password, twice."""

    wachtwoord = _wachtwoord("Nieuw wachtwoord", WACHTWOORDHULP)
    nogmaals = _wachtwoord("Nieuw wachtwoord, nog een keer")

    def __init__(self, data: QueryDict | None = None, *, gebruiker: Gebruiker) -> None:
        super().__init__(data)
        self.gebruiker = gebruiker

    def clean(self) -> dict[str, Any]:
        een, ander = self.cleaned_data.get("wachtwoord"), self.cleaned_data.get("nogmaals")
        if een and ander and een != ander:
            self.add_error("nogmaals", ONGELIJK)
        if een:
            try:
                password_validation.validate_password(een, self._wie())
            except ValidationError as fout:
                self.add_error("wachtwoord", fout)
        return self.cleaned_data

    def _wie(self) -> Gebruiker:
        """Of whom the password must not resemble the name or the address."""
        return self.gebruiker


class AccountForm(WachtwoordForm):
    """What someone who was invited tells to get an account."""

    naam = forms.CharField(
        label="Naam",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Vul uw voor- en achternaam in."},
    )
    functie = forms.CharField(
        label="Functie",
        max_length=150,
        help_text="Zo ziet het publiek u: met uw functie en organisatie, niet met uw naam.",
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
        error_messages={"required": "Vul uw functie in."},
    )
    field_order = ("naam", "functie", "wachtwoord", "nogmaals")

    def __init__(self, data: QueryDict | None = None, *, gebruiker: Gebruiker) -> None:
        super().__init__(data, gebruiker=gebruiker)
        self.initial = {"naam": gebruiker.naam, "functie": gebruiker.functie}
        self.fields["wachtwoord"].label, self.fields["nogmaals"].label = "Wachtwoord", "Wachtwoord, nog een keer"

    def _wie(self) -> Gebruiker:
        return Gebruiker(email=self.gebruiker.email, naam=self.cleaned_data.get("naam", ""))


class NieuwForm(_Form):
    """Who comes in by the own organisation for the first time: the name as colleagues know it."""

    naam = forms.CharField(label="Naam", max_length=150, error_messages={"required": "Vul uw naam in."})
    functie = forms.CharField(
        label="Functie", max_length=150, required=False, help_text="Zo ziet het publiek u, zonder uw naam."
    )

    @classmethod
    def voor(cls, uitnodiging: Uitnodiging, naam: str, data: object = None) -> "NieuwForm":
        """Filled in with what is known already."""
        bekend = {"naam": uitnodiging.naam or naam, "functie": uitnodiging.functie}
        return cls(data, initial=bekend)  # type: ignore[arg-type]  # a QueryDict or nothing


class GegevensForm(_Form):
    """One's own name and function."""

    naam = AccountForm.base_fields["naam"]
    functie = AccountForm.base_fields["functie"]


class VergetenForm(_Form):
    """To which address the link for a new password goes."""

    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        error_messages={"required": "Vul uw e-mailadres in.", "invalid": "Vul een heel e-mailadres in."},
    )


class AppForm(_Form):
    """The code that the new app shows, to see that it works."""

    code = _code("Code uit de app", "De 6 cijfers die de app nu laat zien.")


class PasskeyForm(_Form):
    """A new passkey, and what one calls it."""

    naam = forms.CharField(
        label="Naam van deze passkey",
        max_length=60,
        help_text="Zodat u later weet welke het is, zoals ‘laptop van het werk’.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Geef de passkey een naam."},
    )
    passkey = JsonVeld(error_messages={"required": "Er is nog geen passkey gemaakt. Kies ‘Passkey maken’."})


class UitnodigForm(_Form):
    """Who is invited, and for which role."""

    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Vul een e-mailadres in.", "invalid": "Vul een heel e-mailadres in."},
    )
    naam = forms.CharField(
        label="Naam", max_length=150, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    rol = forms.ChoiceField(label="Rol", error_messages={"required": "Kies een rol."})
    inzending = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, voor_portaal: bool) -> None:
        super().__init__(data, initial={"inzending": uuid4(), "rol": Rol.MEDEWERKER})
        rollen: Any = PORTAALROLLEN if voor_portaal else ROLLEN
        self.fields["rol"].choices = rollen  # type: ignore[attr-defined]


ROLLEN = [
    (Rol.LEZER.value, "lezer: leest mee op de werkplek, ook concepten"),
    (Rol.MEDEWERKER.value, "medewerker: meldt voortgang en schrijft afspraken"),
    (Rol.REDACTEUR.value, "redacteur: bevestigt ook, keurt goed en nodigt mensen uit"),
]
PORTAALROLLEN = [
    (Portaalrol.PROGRAMMABUREAU.value, "programmabureau: werkt aan alle acties en opent updaterondes"),
    (Portaalrol.BEHEERDER.value, "beheerder: doet alles, ook rollen geven en het beheer"),
]
