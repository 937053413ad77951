"""Parties, people and memberships in the admin."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, BaseUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.http import HttpRequest

from basis.beheer.basis import DienstAdmin, Rijen, SleutelAdmin, periode_kolom
from basis.beheer.formulieren import DienstForm, RijForm
from basis.web.formulieren import LeestNormaal
from basis.web.verzoek import ingelogde
from partijen import services
from partijen.models import Gebruiker, Lidmaatschap, Opvolging, Partij

admin.site.unregister(Group)  # rights go by party and role, not by group


class LedenRijen(Rijen):
    """Who acts for a party, or for which parties a person acts."""

    model = Lidmaatschap
    form = RijForm
    verbose_name = "lid"
    verbose_name_plural = "lidmaatschappen"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("gebruiker", "partij")


class LedenVanPartij(LedenRijen):
    autocomplete_fields = ("gebruiker",)


class PartijenVanGebruiker(LedenRijen):
    autocomplete_fields = ("partij",)


class OpvolgersVanPartij(Rijen):
    """As which parties this one goes on."""

    model = Opvolging
    form = RijForm
    fk_name = "partij"
    fields = ("opvolger",)
    autocomplete_fields = ("opvolger",)
    verbose_name = "opvolger"
    verbose_name_plural = "gaat verder als"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("partij", "opvolger").order_by("opvolger__sorteernaam")


class MetLeden(DienstAdmin):
    """A page with memberships on it."""

    def bewaar_rijen(self, request: HttpRequest, form: Any, formset: Any) -> None:
        for lid in formset.deleted_objects:
            services.neem_rol_af(gebruiker=lid.gebruiker, partij=lid.partij, door=ingelogde(request))
        for formulier in formset.forms:
            if formulier.has_changed() and formulier not in formset.deleted_forms:
                wijzig_lidmaatschap(formulier, ingelogde(request))


def wijzig_lidmaatschap(formulier: Any, door: Gebruiker) -> Lidmaatschap:
    """Give the role that was typed; a membership whose person or party was changed ends."""
    lid = formulier.instance
    if lid.pk and {"gebruiker", "partij"} & set(formulier.changed_data):
        oud = Lidmaatschap.objects.get(pk=lid.pk)
        services.neem_rol_af(gebruiker=oud.gebruiker, partij=oud.partij, door=door)
    return services.geef_rol(gebruiker=lid.gebruiker, partij=lid.partij, rol=lid.rol, door=door)


OVER_VIER_OGEN = (
    "Met vier ogen staat iets pas in het portaal nadat een tweede redacteur van de partij het goedkeurde: "
    "elke melding, een spreadsheet, en een voortgangsrapport met de inleiding. Niet: ‘Nog actueel’. "
    "Er zijn twee redacteuren nodig. Vraag de partij eerst of zij dit wil."
)


@admin.register(Partij)
class PartijAdmin(SleutelAdmin, MetLeden):
    list_display = ("naam", "afkorting", "soort", "bestuurslaag", "toon_geldig", "vier_ogen", "is_demo")
    list_filter = ("soort", "bestuurslaag", "vier_ogen", "is_demo")
    search_fields = ("zoeknaam__gevouwen", "slug", "tooi")
    ordering = ("sorteernaam", "pk")
    autocomplete_fields = ("bron",)
    prepopulated_fields = {"slug": ("naam",)}
    inlines = (OpvolgersVanPartij, LedenVanPartij)
    toon_geldig = periode_kolom("geldig", "bestaat")
    fieldsets = (
        (None, {"fields": ("naam", "afkorting", "slug", "soort", "bestuurslaag")}),
        ("Over de organisatie", {"fields": ("toelichting", "url", "tooi", "geldig", "bron", "is_demo")}),
        ("Werkwijze", {"fields": ("vier_ogen",), "description": OVER_VIER_OGEN}),
    )

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Partij:
        """Four eyes has a rule, and so a service, of its own."""
        partij = self.leg_vast(obj.slug, form.gewijzigd(behalve=("slug", "vier_ogen")))
        if "vier_ogen" in form.changed_data:
            services.zet_vier_ogen(partij=partij, aan=form.cleaned_data["vier_ogen"], door=ingelogde(request))
        return partij

    def bewaar_rijen(self, request: HttpRequest, form: Any, formset: Any) -> None:
        if formset.model is not Opvolging:
            super().bewaar_rijen(request, form, formset)
            return
        gewijzigd = [rij for rij in formset.forms if rij.has_changed()]
        nieuw: list[Any] = [rij.instance for rij in gewijzigd if rij not in formset.deleted_forms]
        over = form.instance.opvolgingen.exclude(pk__in={rij.instance.pk for rij in gewijzigd} - {None})
        opvolgers = [rij.opvolger for rij in (*over.select_related("opvolger"), *nieuw)]
        services.zet_opvolgers(partij=form.instance, opvolgers=opvolgers)

    def leg_vast(self, naam: str, velden: dict[str, Any]) -> Partij:
        return services.leg_partij_vast(slug=naam, velden=velden)[0]

    def verwijder(self, obj: Partij) -> None:
        services.verwijder_partij(partij=obj)

    def view_on_site(self, obj: Partij) -> str:
        return obj.get_absolute_url()


class NieuweGebruikerForm(DienstForm, BaseUserCreationForm):
    """A new person with a first password."""

    class Meta:
        model = Gebruiker
        fields = ("email", "naam", "functie")


class GebruikerForm(DienstForm, UserChangeForm):
    """A person; the password has a page of its own."""

    class Meta:
        model = Gebruiker
        fields = ("email", "naam", "functie", "is_active", "is_staff", "is_programmabureau", "is_demo")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "password" in self.fields:
            self.fields["password"].help_text = ""  # Django refers to it, and shows it without the id


class WachtwoordForm(LeestNormaal, AdminPasswordChangeForm):
    """A new password for someone else, given by the service; `GebruikerAdmin.get_object` says who gives it."""

    def save(self, commit: bool = True) -> Gebruiker:
        nieuw = self.cleaned_data["password1"] if self.cleaned_data["set_usable_password"] else None
        gebruiker: Gebruiker = self.user
        self.geef(gebruiker, nieuw, self.user.bewerkt_door)
        return gebruiker

    def geef(self, gebruiker: Gebruiker, wachtwoord: str | None, door: Gebruiker) -> None:
        """Give it; `toegang` tells the person too."""
        services.zet_wachtwoord(gebruiker=gebruiker, wachtwoord=wachtwoord, door=door)


@admin.register(Gebruiker)
class GebruikerAdmin(UserAdmin, MetLeden):  # type: ignore[misc]  # Django's own get_form takes fewer names
    """People are never removed: the journal tells who did what. Who leaves is made inactive."""

    mag_weg = False
    form = GebruikerForm
    change_list_template = "admin/partijen/gebruikers.html"
    add_form = NieuweGebruikerForm
    add_form_template = None
    change_password_form = WachtwoordForm
    list_display = ("naam", "email", "rollen", "is_active", "last_login")
    list_filter = ("is_active", "is_staff", "is_programmabureau", "lidmaatschappen__rol", "is_demo")
    search_fields = ("naam", "email", "functie")
    ordering = ("naam", "pk")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    inlines = (PartijenVanGebruiker,)
    fieldsets = (
        (None, {"fields": ("naam", "email", "password", "functie", "is_demo")}),
        (
            "Toegang",
            {
                "fields": ("is_active", "is_programmabureau", "is_staff"),
                "description": "Een gebruiker verwijderen kan niet: het journaal vertelt wie iets veranderde. "
                "Zet ‘actief’ uit als iemand weggaat.",
            },
        ),
        ("Momenten", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("naam", "email", "functie", "password1", "password2")}),)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return self.inlines if obj else ()

    def get_queryset(self, request: HttpRequest) -> Any:
        rijen: Any = super().get_queryset(request)
        return rijen.met_lidmaatschappen()

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Django's form for a password is given the person alone: who gives it comes along with that."""
        gevonden: Any = super().get_object(request, object_id, from_field)
        if gevonden is not None:
            gevonden.bewerkt_door = ingelogde(request)
        return gevonden

    @admin.display(description="rollen")
    def rollen(self, obj: Gebruiker) -> str:
        """What this person may be, for the portal and for parties."""
        return ", ".join(obj.rolteksten) or "–"

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Gebruiker:
        velden = {naam: waarde for naam, waarde in form.gewijzigd().items() if naam != "password"}
        if not change:
            return services.leg_gebruiker_vast(
                email=velden.pop("email"),
                velden=velden,
                wachtwoord=form.cleaned_data["password1"],
                door=ingelogde(request),
            )
        gebruiker = Gebruiker.objects.get(pk=obj.pk)
        self.wijzig(gebruiker, velden, ingelogde(request))
        return gebruiker

    def wijzig(self, gebruiker: Gebruiker, velden: dict[str, Any], door: Gebruiker) -> None:
        """Change a person; `toegang` ends sessions too."""
        services.wijzig_gebruiker(gebruiker=gebruiker, velden=velden, door=door)


@admin.register(Lidmaatschap)
class LidmaatschapAdmin(DienstAdmin):
    list_display = ("gebruiker", "partij", "rol")
    list_select_related = ("gebruiker", "partij")
    list_filter = ("rol", "partij__bestuurslaag")
    search_fields = ("gebruiker__naam", "gebruiker__email", "partij__zoeknaam__gevouwen")
    ordering = ("partij__sorteernaam", "gebruiker__naam", "pk")
    autocomplete_fields = ("gebruiker", "partij")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A membership does not move to another person or party."""
        return ("gebruiker", "partij") if obj else ()

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Lidmaatschap:
        return services.geef_rol(gebruiker=obj.gebruiker, partij=obj.partij, rol=obj.rol, door=ingelogde(request))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        services.neem_rol_af(gebruiker=obj.gebruiker, partij=obj.partij, door=ingelogde(request))

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for obj in queryset:
            self.delete_model(request, obj)
