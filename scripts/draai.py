"""Serve the portal on this machine: `run` to work on it, `serve` as in production.

Brings the database up and its content up to date, starts the server and a worker for the jobs in the
background, says where it is, and on Ctrl-C or SIGTERM stops all that it started.
PORT, HOST and DATABASE_URL are honoured.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import FrameType

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from basis.postgres.rollen import Rollen
from ibp_portal import ingebed
from ibp_portal.database import GEGEVENS, NAAM, ingebed_adres
from ibp_portal.settings import uitgever
from ibp_portal.settings.sleutel import bewaarde_sleutel
from scripts.stap import PROJECT, STEMPELS, Mislukt, meld, stap, vingerafdruk

DATA = GEGEVENS / "postgres"
DEMO = STEMPELS / "demo.txt"
APPS = (
    *("ibp_portal", "inhoud", "werk", "opendata", "voortgang", "acties", "programmalijnen", "toegang", "berichten"),
    *("partijen", "basis"),
)
WACHT_OP_SERVER = 60  # seconds
WACHT_OP_EINDE = 25
MAP_ALS_SERVER = "bestanden"  # see ibp_portal/settings/post.py
WERKER = [sys.executable, "manage.py", "werker"]
ADEMPAUZE = 5.0  # seconds before a worker that ended is started again


class Einde(BaseException):
    """We were asked to stop."""


def main(soort: str) -> int:
    """Prepare, serve until somebody says stop, and clean up."""
    for teken in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(teken, _einde)
    try:
        return _draai(soort)
    except Einde:
        return 0
    finally:
        _ruim_op()


def _draai(soort: str) -> int:
    machine, poort = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
    _poort_is_vrij(machine, poort)
    eigen = os.environ.get("DATABASE_URL")
    adres, rollen = eigen or _start_database(), None if eigen else Rollen.van(NAAM)
    sleutel = os.environ.get("SECRET_KEY") or bewaarde_sleutel(eigen)
    omgeving = {
        **os.environ,
        "DATABASE_URL": adres,
        "SECRET_KEY": sleutel,
        "DJANGO_SETTINGS_MODULE": "ibp_portal.settings.dev",
    }
    _werk_bij(adres, omgeving, rollen)
    omgeving |= _als(adres, rollen.app) if rollen else {}
    bij = f"{machine}:{poort}"
    if soort == "serve":
        return _serveer(_gunicorn(), omgeving | _productie(machine, bij, sleutel), machine, poort, naast=WERKER)
    return _serveer([sys.executable, "manage.py", "runserver", bij], omgeving, machine, poort, naast=WERKER)


def _start_database() -> str:
    adres = ""

    def start() -> None:
        nonlocal adres
        adres = ingebed_adres(DATA)

    meld("Database starten (ingebedde PostgreSQL in .gegevens)", start)
    return adres


def _als(adres: str, rol: str) -> dict[str, str]:
    """The embedded database as one of its roles: its socket lets our own account be any of them."""
    return {"DATABASE_URL": make_conninfo(adres, user=rol)}


def _werk_bij(adres: str, omgeving: Mapping[str, str], rollen: Rollen | None) -> None:
    """Migrate and load, unless the database itself says that it has this very code and content.

    In the embedded database as the role that owns the tables, which the portal itself does not (ADR 31).
    """
    nu = vingerafdruk(*(PROJECT / app for app in APPS))
    if DEMO.exists() and _merk(adres) == nu:
        return
    if rollen:
        meld("Rollen van de database maken (maak_rollen)", lambda: _manage(omgeving, "maak_rollen"))
        omgeving = {**omgeving, **_als(adres, rollen.eigenaar)}
    meld("Database bijwerken (migrate)", lambda: _manage(omgeving, "migrate", "--verbosity", "0"))
    meld("Inhoud van het programma laden (laad_inhoud)", lambda: _manage(omgeving, "laad_inhoud"))
    meld("Verzonnen mensen en acties laden (laad_demo)", lambda: _bewaar_demo(omgeving))
    if rollen:
        _manage(omgeving, "maak_rollen")  # what was migrated just now has its rights too
    _merk_als(adres, nu)


def _manage(omgeving: Mapping[str, str], *opdracht: str) -> str:
    proces = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "manage.py", *opdracht],
        cwd=PROJECT,
        env=omgeving,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if proces.returncode:
        raise Mislukt(f"manage.py {opdracht[0]} is mislukt; zie de melding hierboven.")
    return proces.stdout


def _bewaar_demo(omgeving: Mapping[str, str]) -> None:
    """Keep what the command says about logins, to say it again at every start."""
    DEMO.parent.mkdir(parents=True, exist_ok=True)
    DEMO.write_text(_manage(omgeving, "laad_demo"))


def _merk(adres: str) -> str | None:
    """Read our mark on the database: it goes where the database goes, unlike a file."""
    with psycopg.connect(adres) as verbinding:
        vraag = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        rij = verbinding.execute(vraag).fetchone()
    return rij[0] if rij else None


def _merk_als(adres: str, merk: str) -> None:
    with psycopg.connect(adres, autocommit=True) as verbinding:
        naam = sql.Identifier(verbinding.info.dbname)
        try:
            verbinding.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(naam, sql.Literal(merk)))
        except psycopg.errors.InsufficientPrivilege:
            return  # not ours: the next start looks again


def _gunicorn() -> list[str]:
    return [sys.executable, "-m", "gunicorn", "--config=python:ibp_portal.gunicorn", "--no-control-socket"]


def _productie(machine: str, bij: str, sleutel: str) -> dict[str, str]:
    """Give production settings for this machine alone."""
    eigen = {
        "DJANGO_SETTINGS_MODULE": "ibp_portal.settings.production",
        "SECRET_KEY": sleutel,
        "ALLOWED_HOSTS": ",".join(sorted({"localhost", "127.0.0.1"} | ({machine} - {"0.0.0.0"}))),  # noqa: S104
        "HTTPS": "nee",
        "DEMO": "ja",
        "PORTAAL_ADRES": f"http://{_hier(machine)}:{bij.rpartition(':')[2]}",
        "AFZENDER": os.environ.get("AFZENDER") or "IBP-portaal <portaal@ibp-portaal.invalid>",
        "EMAIL_HOST": os.environ.get("EMAIL_HOST") or MAP_ALS_SERVER,
        **{naam: os.environ.get(naam) or waarde for naam, waarde in uitgever.VOORBEELD.omgeving.items()},
        "BIND": bij,
    }
    bron = vingerafdruk(PROJECT / "requirements" / "ingebed.txt", extra=_datum(PROJECT / "static" / "dist"))
    verzamel = {**os.environ, **eigen, "DATABASE_URL": "postgresql:///geen"}
    if not (GEGEVENS / "statisch").exists():
        STEMPELS.joinpath("verzamel").unlink(missing_ok=True)
    stap(
        "verzamel",
        "Bestanden voor de browser verzamelen (collectstatic)",
        bron,
        lambda: print(_manage(verzamel, "collectstatic", "--no-input", "--clear", "--verbosity", "0"), end=""),
    )
    return eigen


def _datum(map_: Path) -> str:
    return ",".join(f"{pad.name}:{pad.stat().st_mtime_ns}" for pad in sorted(map_.rglob("*")))


def _serveer(
    opdracht: Sequence[str], omgeving: Mapping[str, str], machine: str, poort: int, naast: Sequence[str] = ()
) -> int:
    """Run the server, and `naast` beside it, each in a group of its own, so that all of it can be stopped."""
    print("→ Server starten …", flush=True)
    with ExitStack() as stapel:
        server = _start(opdracht, omgeving, stapel)
        _wacht_op(server, machine, poort)
        post = _post(omgeving)
        print(
            f"\nHet portaal staat op http://{machine}:{poort}/ (stoppen: Ctrl-C)\nPasskeys werken alleen op http://localhost:{poort}/\n\n{DEMO.read_text()}\n{post}",
            flush=True,
        )
        return _blijf(server, naast, omgeving) if naast else server.wait()


def _blijf(server: subprocess.Popen[bytes], naast: Sequence[str], omgeving: Mapping[str, str]) -> int:
    """Until the server ends, keep what runs beside it running, and say so when it had to be started again."""
    while True:
        with ExitStack() as stapel:
            ander = _start(naast, omgeving, stapel)
            while ander.poll() is None:
                with suppress(subprocess.TimeoutExpired):
                    return server.wait(0.5)
            print(f"✗ De werker is gestopt (code {ander.returncode}) en begint opnieuw.", flush=True)
            with suppress(subprocess.TimeoutExpired):
                return server.wait(ADEMPAUZE)


def _post(omgeving: Mapping[str, str]) -> str:
    """Where mail goes: to the mail server of the environment, else into a folder."""
    server = omgeving.get("EMAIL_HOST", MAP_ALS_SERVER)
    if server != MAP_ALS_SERVER and omgeving.get("DJANGO_SETTINGS_MODULE", "").endswith("production"):
        return f"Mail gaat naar {server}."
    return f"Mail wordt niet verstuurd, maar bewaard in {omgeving.get('MAILMAP') or GEGEVENS / 'mail'}/"


def _start(opdracht: Sequence[str], omgeving: Mapping[str, str], stapel: ExitStack) -> subprocess.Popen[bytes]:
    proces = subprocess.Popen(opdracht, cwd=PROJECT, env=omgeving, start_new_session=True)  # noqa: S603
    stapel.callback(_stop, proces)
    return proces


def _wacht_op(server: subprocess.Popen[bytes], machine: str, poort: int) -> None:
    einde = time.monotonic() + WACHT_OP_SERVER
    while time.monotonic() < einde:
        if server.poll() is not None:
            raise Mislukt("De server is gestopt; zie de melding hierboven.")
        if _antwoordt(machine, poort):
            return
        time.sleep(0.1)
    raise Mislukt(f"De server antwoordt niet binnen {WACHT_OP_SERVER} seconden.")


def _antwoordt(machine: str, poort: int) -> bool:
    verbinding = http.client.HTTPConnection(_hier(machine), poort, timeout=5)
    try:
        verbinding.request("GET", "/gezond/", headers={"Host": "localhost"})
        return verbinding.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        verbinding.close()


def _hier(machine: str) -> str:
    return "127.0.0.1" if machine == "0.0.0.0" else machine  # noqa: S104


def _poort_is_vrij(machine: str, poort: int) -> None:
    with socket.socket() as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((machine, poort))
        except OSError:
            raise Mislukt(f"Poort {poort} is bezet. Kies een andere: PORT=8001 make run") from None


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Stop a process and its children, first kindly."""
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(WACHT_OP_EINDE)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _einde(teken: int, kader: FrameType | None) -> None:
    for ander in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(ander, signal.SIG_IGN)  # a second Ctrl-C must not interrupt the cleaning up
    raise Einde


def _ruim_op() -> None:
    """Stop the database too, if we use the embedded one and nobody else does."""
    if not os.environ.get("DATABASE_URL") and DATA.exists():
        ingebed.stop(DATA)
        print("Gestopt.", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
