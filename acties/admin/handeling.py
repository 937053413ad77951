"""Pages of the admin that change what the journal tells of: a form that asks why, and one `Handeling`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.forms import Media, ModelChoiceField, Textarea
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.views.decorators.csrf import csrf_protect

from acties.admin.handelingen import DeelnemersForm
from acties.forms import VerantwoordForm
from acties.handelingen import Handeling
from acties.journaal import kop
from acties.models import Actie, Afspraak, Gebeurtenis, Mijlpaal
from acties.verwerken import verwerk
from basis.beheer.basis import DienstAdmin
from basis.tijd.perioden import toon_periode
from basis.web.velden import vertel
from partijen.models import Gebruiker, Partij

if TYPE_CHECKING:
    _Keuze = ModelChoiceField[Gebeurtenis]
else:
    _Keuze = ModelChoiceField


class Melding(_Keuze):
    """A choice of journal rows, each in a few words."""

    def label_from_instance(self, obj: Gebeurtenis) -> str:
        return f"{kop(obj)} ({toon_periode(obj.datum)})"


@dataclass(frozen=True)
class Handelpagina:
    """A page of its own for one kind of change of the object that it stands beside."""

    handeling: type[Handeling]
    uitleg: str = ""
    knop: str = ""  # what the button says; else what the change is called
    kan: Callable[[Any], bool] = bool  # as things stand with the object
    kan_niet: str = "Dit kan nu niet meer. Bekijk hoe het er nu voor staat."

    @property
    def titel(self) -> str:
        return self.knop or capfirst(self.handeling.naam)

    def maak(self, obj: Actie | Mijlpaal | Afspraak, gebruiker: Gebruiker) -> Handeling:
        """What this person would do to the object."""
        if isinstance(obj, Actie):
            return self.handeling(obj, gebruiker)
        return self.handeling(obj.actie if isinstance(obj, Mijlpaal) else obj.houder, gebruiker, obj.slug)


def _vraag_meer(formulier: VerantwoordForm, handeling: Handeling) -> None:
    """Add what only a beheerder is asked: for which party, and whether it mends an earlier report."""
    velden = formulier.fields
    if "namens" not in velden and isinstance(handeling.houder, Actie):
        velden["namens"] = ModelChoiceField(
            Partij.objects.filter(deelnames__actie=handeling.houder).distinct().voor_lijst(),
            label="Namens",
            required=False,
            empty_label="het programma",
        )
    velden["corrigeert"] = Melding(
        handeling.houder.gebeurtenissen.inhoudelijk().voor_lijst(),
        label="Verbetert deze eerdere melding",
        required=False,
        empty_label="geen",
        help_text="Een melding blijft altijd staan. Klopt er een niet, meld het dan opnieuw en kies die hier.",
    )
    for veld in velden.values():
        soort = "vLargeTextField" if isinstance(veld.widget, Textarea) else "vTextField"
        veld.widget.attrs.setdefault("class", soort)


class HandelingAdmin(DienstAdmin):
    """An admin with such pages, and a button for each of them on the page of the object."""

    handelingen: Mapping[str, Handelpagina] = {}

    def get_urls(self) -> list[URLPattern]:
        eigen = [
            path(f"<int:pk>/{pad}/", self._pagina(partial(self.handeling_view, pad=pad)), name=self._naam(pad))
            for pad in self.handelingen
        ]
        return eigen + super().get_urls()

    def _pagina(self, view: Callable[..., HttpResponse]) -> Any:
        return self.admin_site.admin_view(view)

    def _naam(self, pad: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{pad}"

    def hulpmiddelen(self, obj: Any) -> list[tuple[str, str]]:
        """The buttons at the top of the page: what they say and where they lead."""
        return [
            (pagina.titel, reverse(f"admin:{self._naam(pad)}", args=[obj.pk]))
            for pad, pagina in self.handelingen.items()
            if pagina.kan(obj)
        ]

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        obj = self.get_object(request, object_id)
        knoppen = self.hulpmiddelen(obj) if obj else []
        return super().change_view(request, object_id, form_url, {"hulpmiddelen": knoppen, **(extra_context or {})})

    @method_decorator(csrf_protect)
    def handeling_view(self, request: HttpRequest, pk: int, pad: str) -> HttpResponse:
        """Ask why and do it; errors come back with all that was typed (422), or with what others did (409)."""
        obj, pagina = get_object_or_404(self.get_queryset(request), pk=pk), self.handelingen[pad]
        terug = reverse(f"admin:{self._naam('change')}", args=[pk])
        if not pagina.kan(obj):
            self.message_user(request, pagina.kan_niet, messages.WARNING)
            return HttpResponseRedirect(terug)
        handeling = pagina.maak(obj, request.user)  # type: ignore[arg-type]  # the admin has no anonymous visitors
        formulier = self._formulier(request, handeling)
        if request.method != "POST":
            return self._toon(request, obj, pagina, formulier, 200)
        uitkomst = verwerk(handeling, formulier)
        if not uitkomst.is_gelukt:
            return self._toon(request, obj, pagina, formulier, uitkomst.status)
        self.log_change(request, obj, pagina.titel)
        self.message_user(request, vertel(handeling.gelukt, formulier), messages.SUCCESS)
        return HttpResponseRedirect(terug)

    def _formulier(self, request: HttpRequest, handeling: Handeling) -> VerantwoordForm:
        data: QueryDict | None = request.POST if request.method == "POST" else None
        formulier = handeling.formulier(data)
        if isinstance(formulier, DeelnemersForm):
            formulier.toon_rijen(request, self)
        _vraag_meer(formulier, handeling)
        return formulier

    def _toon(
        self, request: HttpRequest, obj: Any, pagina: Handelpagina, formulier: VerantwoordForm, status: int
    ) -> HttpResponse:
        gewoon: Any = formulier  # Django asks for the form of a model, but needs none
        adminform = AdminForm(gewoon, [(None, {"fields": list(formulier.fields)})], {}, model_admin=self)
        rijen = formulier.rijen if isinstance(formulier, DeelnemersForm) else None
        media: Media = self.media + adminform.media
        context = {
            **self.admin_site.each_context(request),
            "title": pagina.titel,
            "subtitle": str(obj),
            "opts": self.opts,
            "original": obj,
            "uitleg": pagina.uitleg,
            "adminform": adminform,
            "inline_admin_formset": rijen,
            "gemist": formulier.gemist,
            "is_verouderd": formulier.is_verouderd,
            "is_eigen": formulier.is_eigen,
            "is_fout": status != 200,
            "media": media + rijen.media if rijen else media,
        }
        return TemplateResponse(request, "admin/handeling.html", context, status=status)
