"""Messages in the admin: to see what went out and what not. Their content is between the portal and the receiver."""

from email import message_from_bytes, policy
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.html import format_html

from basis.beheer.basis import DienstAdmin
from berichten import services, verzenden
from berichten.brief import als_tekst
from berichten.models import AAN_INWONERS, Bericht, Berichtstand
from berichten.post import bestand, kenmerk
from berichten.teksten import brief_van

UITLEG = (
    "De tekst van een bericht staat hier niet: er kan een geheime link in staan. Wat niet is aangenomen, kunt u "
    "opnieuw laten versturen: kies het in de lijst met berichten en dan bij ‘Actie’ voor opnieuw proberen. "
    "Hoorde u dat een adres niet bestaat, of dat iemand klaagt over onze mail? Kies dan bij ‘Actie’ dat het adres onze "
    "mail weigert: wie per e-mail volgt, krijgt dan niets meer. "
    "Verwijderen kan niet: na ruim een jaar verdwijnt een bericht vanzelf."
)
ONTWIKKELING = "Alleen in ontwikkeling ziet u hier ook de tekst."


@admin.register(Bericht)
class BerichtAdmin(DienstAdmin):
    """Nobody writes or changes a message here."""

    mag_erbij = mag_anders = mag_weg = False
    list_display = ("soort", "ontvanger", "stand", "pogingen", "fout", "gemaakt_op")
    list_filter = ("stand", "soort", "gemaakt_op")
    search_fields = ("adres", "aan__naam", "gelegenheid")
    ordering = ("-gemaakt_op", "-pk")
    actions = ("probeer_opnieuw", "weigert_post")

    def get_queryset(self, request: HttpRequest) -> Any:
        return Bericht.objects.voor_lijst()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        naar = ("ontvanger",) if obj and obj.soort in AAN_INWONERS else ("aan", "adres")
        velden = ("soort", "gelegenheid", *naar, "stand", "pogingen", "fout", "gemaakt_op", "verzonden_op")
        tekst = ("tekst",) if settings.DEBUG else ()
        uitleg = f"{UITLEG} {ONTWIKKELING}" if settings.DEBUG else UITLEG
        return ((None, {"fields": (*velden, *tekst), "description": uitleg}),)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.get_fieldsets(request, obj)[0][1]["fields"]

    @admin.display(description="aan", ordering="adres")
    def ontvanger(self, obj: Bericht) -> str:
        return obj.ontvanger

    @admin.display(description="tekst")
    def tekst(self, obj: Bericht) -> str:
        """What was or will be sent; only while developing."""
        if not settings.DEBUG:
            return ""
        pad = bestand(kenmerk(obj))
        if obj.gegevens:
            tekst = als_tekst(brief_van(obj))
        elif pad.exists():
            deel = message_from_bytes(pad.read_bytes(), policy=policy.default).get_body(("plain",))
            tekst = deel.get_content() if deel else ""
        else:
            tekst = "Niet bewaard."
        return format_html("<pre>{}</pre>", tekst)

    @admin.action(description="Opnieuw proberen (alleen wat niet is aangenomen)")
    def probeer_opnieuw(self, request: HttpRequest, queryset: Any) -> None:
        rijen = list(queryset)
        gelukt = sum(services.probeer_opnieuw(bericht=rij) for rij in rijen if rij.stand == Berichtstand.MISLUKT)
        tekst = (
            f"Wordt opnieuw verstuurd: {gelukt} van {len(rijen)}."
            if gelukt
            else "Kies berichten die niet zijn aangenomen."
        )
        self.message_user(request, tekst, messages.SUCCESS if gelukt else messages.WARNING)

    @admin.action(description="Adres weigert onze mail: stop met mails aan wie volgt")
    def weigert_post(self, request: HttpRequest, queryset: Any) -> None:
        for adres in sorted({rij.adres for rij in queryset}):
            verzenden.meld_weigering(adres)
        self.message_user(request, "Aan deze adressen sturen wij niets meer over wat zij volgen.", messages.SUCCESS)
