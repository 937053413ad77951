"""Codes in the admin: their texts about the code, by the services. What a code says changes on the workplace only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from basis.beheer.basis import DienstAdmin, LeesRijen
from basis.web.verzoek import ingelogde
from codes import services
from codes.models import Bepaling, Bepalingsoort, Bepalingstekst, Code, Oefening, Versie

OP_WERKPLEK = (
    "Een versie beginnen, bepalingen veranderen en vaststellen kan op de werkplek, bij Codes schrijven. "
    "Verwijderen kan niet: de geschiedenis vertelt erover."
)
BLIJFT = "Verwijderen kan niet: versies van een code verwijzen ernaar."
OEFENING_BLIJFT = "Toevoegen en verwijderen kan op de werkplek, bij Codes schrijven."


class VersieRijen(LeesRijen):
    model = Versie
    fields = ("nummer", "naam", "stand", "is_open")
    ordering = ("-volgorde",)
    verbose_name_plural = "versies"


@admin.register(Code)
class CodeAdmin(DienstAdmin):
    mag_weg = False
    inlines = (VersieRijen,)
    list_display = ("titel", "korte_naam", "actie")
    readonly_fields = ("nieuwe_versie",)
    search_fields = ("titel", "korte_naam", "slug")
    ordering = ("titel", "pk")
    autocomplete_fields = ("actie", "bron")
    prepopulated_fields = {"slug": ("korte_naam",)}
    fieldsets = (
        (
            None,
            {"fields": ("titel", "korte_naam", "slug", "actie", "samenvatting", "bron"), "description": OP_WERKPLEK},
        ),
    )

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Code:
        velden, door = form.gewijzigd(), ingelogde(request)
        if not change:
            return services.maak_code(actie=velden.pop("actie"), velden=velden, door=door)
        code = Code.objects.get(pk=obj.pk)
        services.wijzig_code(code=code, velden=velden, door=door)
        return code

    @admin.display(description="nieuwe versie")
    def nieuwe_versie(self, obj: Code) -> str:
        """The way to the one page that makes a version, edits it and establishes it."""
        adres = reverse("werk_codes:code", args=[obj.slug])
        return format_html('<a href="{}">Begin een versie, of werk verder aan het concept</a>', adres)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.fieldsets, ("Versies", {"fields": self.readonly_fields})) if obj else self.fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """It stays with its actie, and keeps its address."""
        return ("actie", "slug", *self.readonly_fields) if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return self.inlines if obj else ()

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("actie")


class TekstRijen(LeesRijen):
    model = Bepalingstekst
    fields = ("nummer", "kop", "tekst", "rechten")
    ordering = ("volgorde",)
    verbose_name_plural = "bepalingen zoals zij zijn vastgelegd (verbeteringen staan op de site)"


@admin.register(Versie)
class VersieAdmin(DienstAdmin):
    mag_erbij = mag_weg = False
    inlines = (TekstRijen,)
    list_display = ("__str__", "stand", "is_open", "is_volledig")
    list_filter = ("stand", "code")
    search_fields = ("nummer", "naam", "code__titel")
    ordering = ("code", "-volgorde")
    autocomplete_fields = ("bron",)
    readonly_fields = ("code", "nummer", "stand", "is_open", "vorige", "sha256", "ondertekening", "bewerkt_door")
    fieldsets = (
        (None, {"fields": ("naam", "toelichting", "is_volledig", "bron"), "description": OP_WERKPLEK}),
        ("Stand", {"fields": readonly_fields}),
    )

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Versie:
        versie = Versie.objects.select_related("code").get(pk=obj.pk)
        velden = form.gewijzigd()
        services.wijzig_versie(code=versie.code, versie=versie, velden=velden, door=ingelogde(request))
        return versie

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("code", "vorige__code", "ondertekening", "bewerkt_door")

    def view_on_site(self, obj: Versie) -> str | None:
        return obj.get_absolute_url() if obj.is_open or obj.staat_vast else None


@admin.register(Bepaling)
class BepalingAdmin(DienstAdmin):
    mag_erbij = mag_weg = False
    list_display = ("sleutel", "soort", "code")
    list_filter = ("code", "soort")
    search_fields = ("sleutel", "trefwoorden", "code__titel")
    ordering = ("code", "soort__volgorde", "sleutel")
    fieldsets = ((None, {"fields": ("code", "soort", "sleutel", "betekenis", "trefwoorden"), "description": BLIJFT}),)
    readonly_fields = ("code", "soort", "sleutel")

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Bepaling:
        bepaling = Bepaling.objects.select_related("code").get(pk=obj.pk)
        velden = form.gewijzigd()
        services.wijzig_bepaling(code=bepaling.code, bepaling=bepaling, velden=velden, door=ingelogde(request))
        return bepaling

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("code", "soort")

    view_on_site = False


@admin.register(Bepalingsoort)
class BepalingsoortAdmin(DienstAdmin):
    mag_erbij = mag_anders = mag_weg = False
    list_display = ("naam", "meervoud", "uitleg")
    search_fields = ("naam",)
    ordering = ("volgorde", "pk")
    fieldsets = ((None, {"fields": ("naam", "meervoud", "slug", "uitleg", "volgorde"), "description": BLIJFT}),)


@admin.register(Oefening)
class OefeningAdmin(DienstAdmin):
    mag_erbij = mag_weg = False  # on the workplace
    list_display = ("waar", "bepaling")
    list_filter = ("bepaling__code",)
    search_fields = ("hoe", "bepaling__sleutel")
    ordering = ("bepaling", "pk")
    autocomplete_fields = ("bron",)
    fieldsets = ((None, {"fields": ("bepaling", "actie", "onderdeel", "hoe", "bron"), "description": OEFENING_BLIJFT}),)
    readonly_fields = ("bepaling", "actie", "onderdeel")

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Oefening:
        oud = Oefening.objects.voor_lijst().get(pk=obj.pk)
        velden = {"hoe": oud.hoe, "bron": oud.bron} | form.gewijzigd()
        code, bepaling = oud.bepaling.code, oud.bepaling
        door = ingelogde(request)
        return services.leg_oefening_vast(code=code, bepaling=bepaling, waar=oud.waar, door=door, **velden)[0]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("bepaling__code", "actie", "onderdeel__actie")
