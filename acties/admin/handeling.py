"""Pages of the admin that change what the journal tells of: a form that asks why, and one service."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import Media, ModelChoiceField, Textarea
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_protect

from acties.forms import VerantwoordForm
from acties.journaal import kop
from acties.models import Actie, Gebeurtenis
from acties.services import Verantwoording, Verouderd
from basis.beheer.basis import DienstAdmin
from basis.tijd.perioden import toon_periode
from basis.web.velden import vertel
from partijen.models import Partij

if TYPE_CHECKING:
    _Keuze = ModelChoiceField[Gebeurtenis]
else:
    _Keuze = ModelChoiceField


class Melding(_Keuze):
    """A choice of journal rows, each in a few words."""

    def label_from_instance(self, obj: Gebeurtenis) -> str:
        return f"{kop(obj)} ({toon_periode(obj.datum)})"


class Beheerhandeling(ABC):
    """One thing that a beheerder can do with `obj` on a page of its own."""

    titel: str
    uitleg = ""
    gelukt: str
    kan_niet = "Dit kan nu niet meer. Bekijk hoe het er nu voor staat."

    def __init__(self, obj: Any, admin: "HandelingAdmin", request: HttpRequest) -> None:
        self.obj = obj
        self.admin = admin
        self.request = request
        self.actie: Actie = obj if isinstance(obj, Actie) else obj.actie

    @classmethod
    def kan(cls, obj: Any) -> bool:
        """Whether this can be done as things stand."""
        return True

    @abstractmethod
    def maak_formulier(self, data: QueryDict | None) -> VerantwoordForm:
        """The form, empty or with what was sent."""

    @abstractmethod
    def voer_uit(self, formulier: Any, verantwoording: Verantwoording) -> None:
        """Do what the valid form says; raises what the service raises."""

    def rijen(self, data: QueryDict | None) -> Any:
        """Rows under the form, as Django's admin shows them; None when there are none."""
        return None

    def formulier(self, data: QueryDict | None = None) -> VerantwoordForm:
        """The form with what only a beheerder is asked: for which party, and whether it mends an earlier report."""
        formulier = self.maak_formulier(data)
        if "namens" not in formulier.fields:
            formulier.fields["namens"] = ModelChoiceField(
                Partij.objects.filter(deelnames__actie=self.actie).distinct().voor_lijst(),
                label="Namens",
                required=False,
                empty_label="het programma",
            )
        formulier.fields["corrigeert"] = Melding(
            self.actie.gebeurtenissen.voor_lijst(),
            label="Verbetert deze eerdere melding",
            required=False,
            empty_label="geen",
            help_text="Een melding blijft altijd staan. Klopt er een niet, meld het dan opnieuw en kies die hier.",
        )
        for veld in formulier.fields.values():
            soort = "vLargeTextField" if isinstance(veld.widget, Textarea) else "vTextField"
            veld.widget.attrs.setdefault("class", soort)
        return formulier

    def verantwoording(self, formulier: VerantwoordForm) -> Verantwoording:
        """Raises ValidationError by field."""
        ingevuld = formulier.cleaned_data
        wie: Any = self.request.user
        basis = formulier.verantwoording(wie, ingevuld["namens"])
        return replace(basis, corrigeert=ingevuld["corrigeert"])


class HandelingAdmin(DienstAdmin):
    """An admin with such pages, and a button for each of them on the page of the object."""

    handelingen: dict[str, type[Beheerhandeling]] = {}

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
            (handeling.titel, reverse(f"admin:{self._naam(pad)}", args=[obj.pk]))
            for pad, handeling in self.handelingen.items()
            if handeling.kan(obj)
        ]

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        obj = self.get_object(request, object_id)
        knoppen = self.hulpmiddelen(obj) if obj else []
        return super().change_view(request, object_id, form_url, {"hulpmiddelen": knoppen, **(extra_context or {})})

    @method_decorator(csrf_protect)
    def handeling_view(self, request: HttpRequest, pk: int, pad: str) -> HttpResponse:
        """Ask why and do it; errors come back with all that was typed (422), or with what others did (409)."""
        obj = get_object_or_404(self.get_queryset(request), pk=pk)
        terug = reverse(f"admin:{self._naam('change')}", args=[pk])
        if not self.handelingen[pad].kan(obj):
            self.message_user(request, self.handelingen[pad].kan_niet, messages.WARNING)
            return HttpResponseRedirect(terug)
        handeling = self.handelingen[pad](obj, self, request)
        data = request.POST if request.method == "POST" else None
        formulier, rijen = handeling.formulier(data), handeling.rijen(data)
        status = 200 if data is None else self._verwerk(handeling, formulier, rijen)
        if data is not None and status == 200:
            self.log_change(request, obj, handeling.titel)
            self.message_user(request, vertel(handeling.gelukt, formulier), messages.SUCCESS)
            return HttpResponseRedirect(terug)
        return self._toon(request, handeling, formulier, rijen, status)

    def _verwerk(self, handeling: Beheerhandeling, formulier: VerantwoordForm, rijen: Any) -> int:
        """Do it if all is well; the status of the answer, 200 when it is done."""
        status, in_orde = 422, [formulier.is_valid(), rijen is None or rijen.formset.is_valid()]
        if all(in_orde):
            try:
                with transaction.atomic():
                    handeling.voer_uit(formulier, handeling.verantwoording(formulier))
            except Verouderd as fout:
                formulier.meld_gemist(fout)
                status = 409
            except ValidationError as fout:
                formulier.neem_over(fout)
            else:
                return 200
        formulier.wijs_fout_aan()
        return status

    def _toon(
        self, request: HttpRequest, handeling: Beheerhandeling, formulier: VerantwoordForm, rijen: Any, status: int
    ) -> HttpResponse:
        gewoon: Any = formulier  # Django asks for the form of a model, but needs none
        adminform = AdminForm(gewoon, [(None, {"fields": list(formulier.fields)})], {}, model_admin=self)
        media: Media = self.media + adminform.media
        context = {
            **self.admin_site.each_context(request),
            "title": handeling.titel,
            "subtitle": str(handeling.obj),
            "opts": self.opts,
            "original": handeling.obj,
            "uitleg": handeling.uitleg,
            "adminform": adminform,
            "inline_admin_formset": rijen,
            "gemist": formulier.gemist,
            "is_verouderd": formulier.is_verouderd,
            "is_eigen": formulier.is_eigen,
            "is_fout": status != 200,
            "media": media + rijen.media if rijen else media,
        }
        return TemplateResponse(request, "admin/handeling.html", context, status=status)
