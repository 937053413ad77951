"""Reports in the admin: to read, and to publish or withdraw. They are asked for on the site."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from procrastinate.contrib.django.models import ProcrastinateJob

from basis.beheer.basis import DienstAdmin
from voortgang import services
from voortgang.models import Rapport

admin.site.unregister(ProcrastinateJob)  # what a beheerder can do about a job that failed stands at its report

BLIJFT = (
    "Een rapport verandert niet nadat het is gemaakt, en verwijderen kan niet. Trek het in als niemand het meer mag "
    "zien: kies het in de lijst met rapporten en dan bij ‘Actie’ voor intrekken."
)


@admin.register(Rapport)
class RapportAdmin(DienstAdmin):
    """Nobody changes a report here: its content is frozen, its introduction is written on its own page."""

    mag_erbij = mag_anders = mag_weg = False
    list_display = ("titel", "periode", "waarover", "stand", "publicatie", "namens", "aangevraagd_op")
    list_filter = ("publicatie", "stand", "bereik")
    search_fields = ("titel", "inleiding", "namens__zoeknaam__gevouwen")
    ordering = ("-aangevraagd_op", "-pk")
    actions = ("publiceer", "trek_in")
    readonly_fields = (
        "titel",
        "periode",
        "peildatum",
        "waarover",
        "inleiding",
        "stand",
        "fout",
        "publicatie",
        "gepubliceerd_op",
        "bekend",
        "namens",
        "door",
        "aangevraagd_op",
    )
    fieldsets = ((None, {"fields": readonly_fields, "description": BLIJFT}),)

    def get_queryset(self, request: HttpRequest) -> Any:
        return Rapport.objects.zonder_inhoud().voor_lijst().select_related("door")

    @admin.display(description="periode", ordering="tot")
    def periode(self, obj: Rapport) -> str:
        return obj.periode_tekst

    @admin.display(description="waarover", ordering="bereik")
    def waarover(self, obj: Rapport) -> str:
        return obj.waarover

    @admin.action(description="Gekozen rapporten publiceren")
    def publiceer(self, request: HttpRequest, queryset: Any) -> None:
        """Show them to everyone; those that are not ready are named."""
        self._doe(request, queryset, services.publiceer, "Gepubliceerd")

    @admin.action(description="Gekozen rapporten intrekken")
    def trek_in(self, request: HttpRequest, queryset: Any) -> None:
        """Take them out of every public place."""
        self._doe(request, queryset, services.trek_in, "Ingetrokken")

    def _doe(self, request: HttpRequest, queryset: Any, doe: Callable[..., None], gelukt: str) -> None:
        for rapport in queryset:
            try:
                doe(rapport=rapport, door=request.user)
            except ValidationError as fout:
                self.message_user(request, f"{rapport}: {' '.join(fout.messages)}", messages.ERROR)
            else:
                self.log_change(request, rapport, gelukt)
                self.message_user(request, f"{gelukt}: {rapport}.", messages.SUCCESS)
