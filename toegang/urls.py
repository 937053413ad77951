"""Addresses of getting in. Only what we use of allauth is here, in pages of our own; `account_login` and
`mfa_authenticate` are names that it looks for.
"""

from django.urls import include, path
from django.views.generic import RedirectView

from toegang.sso import views as sso
from toegang.views import account, inloggen, mensen, tweede_stap

eigen = [
    path("", account.account, name="account"),
    path("bevestigen/", inloggen.bevestigen, name="bevestigen"),
    path("sessies/", account.eigen_sessies, name="sessies"),
    path("mensen/", mensen.mensen, name="mensen"),
    path("mensen/rol/<int:pk>/", mensen.rol, name="rol"),
    path("mensen/portaalrol/<int:pk>/<str:rol>/", mensen.portaalrol, name="portaalrol"),
    path("mensen/uitnodiging/<int:pk>/intrekken/", mensen.wijzig_uitnodiging, {"wat": "intrekken"}, "intrekken"),
    path("mensen/uitnodiging/<int:pk>/opnieuw/", mensen.wijzig_uitnodiging, {"wat": "opnieuw"}, "opnieuw"),
    path("uitnodiging/<str:token>/", account.uitnodiging, name="uitnodiging"),
    path("wachtwoord/", account.wachtwoord, name="wachtwoord"),
    path("wachtwoord/vergeten/", account.vergeten, name="wachtwoord_vergeten"),
    path("wachtwoord/gevraagd/", account.gevraagd, name="wachtwoord_gevraagd"),
    path("wachtwoord/nieuw/<str:uid>/<str:token>/", account.nieuw_wachtwoord, name="wachtwoord_nieuw"),
    path("passkey/vraag/", inloggen.passkey_vraag, name="passkey_vraag"),
    path("passkey/", inloggen.passkey_inloggen, name="passkey_inloggen"),
]

organisatie = [
    path("", sso.koppelingen, name="koppelingen"),
    path("koppelen/", sso.koppelen, name="koppelen"),
    path("koppelen/<slug:code>/", sso.koppel, name="koppel"),
    path("naar/<slug:code>/", sso.begin, name="begin"),
    path("nieuw/", sso.nieuw, name="nieuw"),
    path("sleutels.json", sso.sleutels, name="sleutels"),
    path("terug/<slug:code>/", sso.terug, name="terug"),
    path("<int:pk>/ontkoppelen/", sso.ontkoppelen, name="ontkoppelen"),
]

rechten = [
    path("", mensen.rechtenoverzicht, name="overzicht"),
    path("csv/", mensen.rechten_csv, name="csv"),
]

urlpatterns = [
    path("", include((eigen, "toegang"))),
    path("inloggen/", RedirectView.as_view(pattern_name="inloggen", query_string=True), name="account_login"),
    path("code/", inloggen.code, name="mfa_authenticate"),
    path("tweede-stap/", tweede_stap.overzicht, name="mfa_index"),
    path("tweede-stap/app/", tweede_stap.app, name="mfa_app"),
    path("tweede-stap/passkey/", tweede_stap.passkey, name="mfa_passkey"),
    path("tweede-stap/herstelcodes/", tweede_stap.herstelcodes, name="mfa_herstelcodes"),
    path("tweede-stap/<int:pk>/weghalen/", tweede_stap.weghalen, name="mfa_weghalen"),
    path("organisatie/", include((organisatie, "sso"))),
    path("rechten/", include((rechten, "rechten"))),
]
