"""The base of every admin page: who may do what, saving and removing through services, errors as answers."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin import TabularInline
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Model, ProtectedError, QuerySet, URLField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.html import format_html

from basis.beheer.formulieren import (
    BenoemdeRijen,
    DienstForm,
    LijstForm,
    RijForm,
    Zoekkeuzes,
    Zoeklijst,
    is_verouderd,
    met_weigering,
)
from basis.beheer.geschiedenis import MetGeschiedenis
from basis.beheer.site import is_beheerder
from basis.tijd.perioden import toon_periode
from basis.web.opslaan import gebruikt_door

if TYPE_CHECKING:
    _TabularInline = TabularInline[Any, Any]
else:
    _TabularInline = TabularInline


NAMEN = 5  # shown of each kind that stands in the way of a removal
# Who types an address without a scheme means https.
WEBADRES: Any = {URLField: {"assume_scheme": "https"}}


class Beheerrecht:
    """A beheerder may do all that is offered; the switches say what nobody may."""

    mag_erbij = True
    mag_anders = True
    mag_weg = True

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_beheerder(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_beheerder(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.mag_erbij and is_beheerder(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.mag_anders and is_beheerder(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.mag_weg and is_beheerder(request)


class MetZoeklijst:
    """Puts a list with a search box where a choice is searched for."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        basis: Any = super()
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]  # of Django's admin
            kwargs.setdefault("widget", Zoeklijst(db_field, self.admin_site))  # type: ignore[attr-defined]
        return basis.formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        basis: Any = super()
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs.setdefault("widget", Zoekkeuzes(db_field, self.admin_site))  # type: ignore[attr-defined]
        return basis.formfield_for_manytomany(db_field, request, **kwargs)


class MetZoekveld:
    """Searches as every search box of the portal does, whatever the capitals and accents; not as Django does."""

    def get_search_fields(self, request: HttpRequest) -> Any:
        """Each by its rule for folding: a column of search keys says so, any other is folded."""
        basis: Any = super()
        velden = basis.get_search_fields(request)
        return tuple(veld if veld.endswith("__gevouwen") else f"{veld}__bevat" for veld in velden)


class DienstAdmin(Beheerrecht, MetZoekveld, MetZoeklijst, MetGeschiedenis):
    """Saves through a service: subclasses say which in `bewaar`, `bewaar_rijen` and `verwijder`."""

    form = DienstForm
    formfield_overrides = WEBADRES
    list_per_page = 50
    show_full_result_count = False

    class Media:
        js = ("portaal/beheer.js",)

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Model:
        """Have the service save what was typed; the saved object. Raises ValidationError."""
        raise NotImplementedError

    def bewaar_rijen(self, request: HttpRequest, form: Any, formset: Any) -> None:
        """Have the service save the rows of an inline. Raises ValidationError."""
        raise NotImplementedError

    def verwijder(self, obj: Any) -> None:
        """Have the service remove the object. Raises ProtectedError."""
        raise NotImplementedError

    # -- Django's hooks ---------------------------------------------------------------------------------------

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        kwargs["form"] = met_weigering(request, kwargs.get("form", self.form))
        return super().get_form(request, obj, change=change, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        veld = super().formfield_for_dbfield(db_field, request, **kwargs)
        return _zonder_knoppen(veld, "delete")

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        return super().get_changelist_form(request, **{"form": LijstForm, **kwargs})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.pk = self.bewaar(request, obj, form, change=change).pk
        obj._state.adding = False
        obj.refresh_from_db()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        for formset in formsets:
            self.save_formset(request, form, formset, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        formset.save(commit=False)  # fills the lists that Django's log of changes reads
        if formset.has_changed():  # rows that are only shown never do
            self.bewaar_rijen(request, form, formset)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """A line for who changed something; saving a page as it stands tells nothing."""
        return super().log_change(request, obj, message) if message else None

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What goes along, for the question whether one is sure; or what stands in the way, and how much."""
        in_de_weg: list[Any] = []
        for obj in objs:
            if gebruik := gebruikt_door(obj):
                in_de_weg += [str(obj), [_voorbeelden(rijen) for rijen in gebruik]]
        return ([], {}, set(), in_de_weg) if in_de_weg else super().get_deleted_objects(objs, request)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self.verwijder(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for obj in queryset:
            self.verwijder(obj)

    # -- answers ----------------------------------------------------------------------------------------------

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        """What the service refuses comes back in the form, with all that was typed (422, or 409 when outdated)."""
        try:
            with transaction.atomic():
                self._een_tegelijk(request)
                antwoord = super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as fout:
            request.weigering = fout  # type: ignore[attr-defined]  # `met_weigering` reads it
            antwoord = super().changeform_view(request, object_id, form_url, extra_context)
        if isinstance(antwoord, TemplateResponse) and (antwoord.context_data or {}).get("errors"):
            antwoord.status_code = 409 if self._is_ingehaald(request, antwoord.context_data or {}) else 422
        return antwoord

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Lead from the list to what everyone reads now; what is not published has no such page."""
        adres = self.get_view_on_site_url(obj) if getattr(obj, "is_zichtbaar", True) else None
        if adres:
            self.message_user(request, format_html('<a href="{}">Bekijk op de openbare pagina</a>', adres))
        return super().response_post_save_change(request, obj)

    response_post_save_add = response_post_save_change  # Django does the same in both

    def _een_tegelijk(self, request: HttpRequest) -> None:
        """Until the end of the transaction nobody else saves one of these: comparing and saving are one."""
        if request.method == "POST":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [self.opts.label])

    def _is_ingehaald(self, request: HttpRequest, context: dict[str, Any]) -> bool:
        """Whether someone else was first: by the version of an actie, or by what the fields showed."""
        weigering = getattr(request, "weigering", None)
        rijen = [rij for formset in context["inline_admin_formsets"] for rij in formset.formset.forms]
        ingehaald = [form for form in (context["adminform"].form, *rijen) if getattr(form, "is_ingehaald", False)]
        return bool(ingehaald) or bool(weigering and is_verouderd(weigering))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        try:
            return super().changelist_view(request, extra_context)
        except ValidationError as fout:
            return self._weiger(request, " ".join(fout.messages))
        except ProtectedError:
            return self._weiger(request, "Niet verwijderd: andere inhoud verwijst er nog naar.")

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        try:
            return super().delete_view(request, object_id, extra_context)
        except ProtectedError:
            return self._weiger(request, "Niet verwijderd: andere inhoud verwijst er nog naar.")

    def _weiger(self, request: HttpRequest, tekst: str) -> HttpResponse:
        self.message_user(request, tekst, messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())


def _voorbeelden(rijen: QuerySet[Any]) -> str:
    """How many there are of a kind, and what some are called."""
    aantal, namen = rijen.count(), ", ".join(str(rij) for rij in rijen.order_by("pk")[:NAMEN])
    soort = rijen.model._meta.verbose_name if aantal == 1 else rijen.model._meta.verbose_name_plural
    return f"{aantal} {soort}: {namen}{f' en nog {aantal - NAMEN}' if aantal > NAMEN else ''}"


class SleutelAdmin(DienstAdmin):
    """For what has a fixed name (`sleutel`) and one service that lays it down by that name."""

    sleutel = "slug"

    def leg_vast(self, naam: str, velden: dict[str, Any]) -> Model:
        raise NotImplementedError

    def bewaar(self, request: HttpRequest, obj: Any, form: Any, *, change: bool) -> Model:
        return self.leg_vast(getattr(obj, self.sleutel), form.gewijzigd(behalve=(self.sleutel,)))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The fixed name stays: addresses and the loading of content hang on it."""
        vast = (self.sleutel,) if obj else ()
        return (*super().get_readonly_fields(request, obj), *vast)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)


class Rijen(Beheerrecht, MetZoeklijst, _TabularInline):
    """Rows of an object on its page."""

    form = RijForm
    formfield_overrides = WEBADRES
    formset = BenoemdeRijen
    extra = 0

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"form": met_weigering(request, self.form), **kwargs})

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        veld = super().formfield_for_dbfield(db_field, request, **kwargs)
        return _zonder_knoppen(veld, "delete", "change", "view")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Read the choices once, not again for each row."""
        veld: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if veld is not None and db_field.name not in self.get_autocomplete_fields(request):
            veld.choices = list(veld.choices)
        return veld


def _zonder_knoppen(veld: Any, *namen: str) -> Any:
    """The field without these buttons beside a choice: what is chosen is not removed from here."""
    if veld is not None and hasattr(veld.widget, "can_delete_related"):
        for naam in namen:
            setattr(veld.widget, f"can_{naam}_related", False)
    return veld


class LeesRijen(Rijen):
    """Rows that are only shown."""

    mag_erbij = mag_anders = mag_weg = False

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Read no choices: there is nothing to choose."""
        kwargs["queryset"] = db_field.remote_field.model._default_manager.none()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def periode_kolom(veld: str, naam: str) -> Any:
    """A column for lists and pages that prints a period as people write it."""

    @admin.display(description=naam, ordering=veld)
    def kolom(self: Any, obj: Any) -> str:
        waarde = getattr(obj, veld)
        return toon_periode(waarde) if waarde else "–"

    return kolom
