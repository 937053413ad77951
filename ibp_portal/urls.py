"""Table of contents: each app owns its own addresses."""

from django.contrib import admin
from django.contrib.sitemaps import views as sitemaps
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from basis.web.drukte import BLADZIJDE, zwaar
from ibp_portal import gezondheid, views
from ibp_portal.sitemap import SITEMAPS, met_eigen_adres
from toegang.views.inloggen import Uitloggen, inloggen

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("", include("acties.urls")),
    path("partijen/", include("acties.urls_partijen")),
    path("codes/", include("codes.urls")),
    path("api/v1/", include("ibp_portal.urls_api")),
    path("", include("voortgang.urls")),
    path("", include("opendata.gelinkt.urls")),
    path("open-data/", include("opendata.uitgaven.urls")),
    path("", include("opendata.urls")),
    path("", include("opendata.insluiten.urls")),
    path("", include("meedoen.urls_volgen")),
    path("meedoen/mail/", include("meedoen.urls_mail")),
    path("meedoen/", include("meedoen.urls")),
    path("zoeken/", include("basis.zoeken.urls")),
    path("account/", include("toegang.urls")),
    path("account/berichten/", include("berichten.urls")),
    path("fout-gezien/", include("werk.foutmeldingen.urls_openbaar")),
    path("werk/concepten/", include("werk.concepten.urls")),
    path("werk/foutmeldingen/", include("werk.foutmeldingen.urls")),
    path("werk/meedoen/", include("werk.meedoen.urls")),
    path("werk/codes/", include("werk.codes.urls")),
    path("werk/rondes/", include("werk.rondes.urls")),
    path("werk/toepassen/", include("werk.toepassen.urls")),
    path("werk/webhooks/", include("werk.webhooks.urls")),
    path("werk/voorstellen/", include("werk.voorstellen.urls")),
    path("werk/uitwisseling/", include("werk.uitwisseling.urls")),
    path("werk/", include("werk.urls")),
    path("inloggen/", inloggen, name="inloggen"),
    path("uitloggen/", Uitloggen.as_view(), name="uitloggen"),
    path("beheer/login/", RedirectView.as_view(pattern_name="inloggen", query_string=True)),
    path("beheer/password_change/", RedirectView.as_view(pattern_name="toegang:wachtwoord")),  # logged, and mailed
    path("beheer/", admin.site.urls),
    path("gezond/", gezondheid.gezond, name="gezond"),
    path("gezond/klaar/", gezondheid.gezond_klaar, name="gezond_klaar"),
    path("gezond/werker/", gezondheid.gezond_werker, name="gezond_werker"),
    path("programmakaart.svg", views.programmakaart, name="programmakaart"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("sitemap.xml", met_eigen_adres(sitemaps.index), {"sitemaps": SITEMAPS}, name="sitemap"),
    path(
        "sitemap-<section>.xml",
        zwaar(BLADZIJDE)(met_eigen_adres(sitemaps.sitemap)),
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    path("", include("acties.urls_programmalijnen")),  # last: it has the pages of text at /<adresnaam>/
]

handler400, handler403, handler404, handler500 = views.onleesbaar, views.mag_niet, views.niet_gevonden, views.stuk
