"""Start and stop the embedded PostgreSQL on a data folder."""

import hashlib
import os
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ibp_portal.ingebed import gebruik
from ibp_portal.ingebed.programma import ROOTMAP, GeenPostgres, Programma, mag_in, vind

PROJECT = Path(__file__).resolve().parents[2]
BUILTIN_LOCALE_SINDS = 17
LANGSTE_SOCKETPAD = 90  # the system allows 107 characters, ".s.PGSQL.5432.lock" included
POGINGEN, TUSSENDOOR = 30, 0.2  # a server killed a moment ago holds its shared memory for some seconds
OPTIES = "-h '' -c unix_socket_permissions=0700 -c timezone=UTC"
SNEL = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def start(data: Path, *, snel: bool = False) -> Path:
    """Have a running server on `data`, used by this process; return the folder of its socket.

    `snel` gives up safety against power failure: for tests. Takes some 15 ms when it runs already,
    half a second to start, three seconds for a new folder.
    """
    data = data.absolute()
    data.parent.mkdir(parents=True, exist_ok=True)
    _controleer_eigenaar(data)
    gebruik.neem(data)
    with gebruik.slot(data):
        programma = vind(data)
        if not (data / "PG_VERSION").exists():
            _maak(programma, data)
        socket = _socketmap(programma, data.resolve())
        if not _draait(programma, socket):
            _start(programma, data.resolve(), socket, snel=snel)
        _zorg_voor_wacht(data)
    return socket


def stop(data: Path) -> bool:
    """Stop using the server, and stop it when nobody else uses it. Says whether it is down."""
    data = data.absolute()
    with gebruik.slot(data):
        gebruik.laat_los(data)
        return stop_ongebruikt(data)


def stop_ongebruikt(data: Path) -> bool:
    """Stop the server unless somebody uses it. Only for who holds the slot."""
    with gebruik.niemand(data) as vrij:
        if vrij and (data / "postmaster.pid").exists():
            vind(data).draai("pg_ctl", "-D", data.resolve(), "-m", "fast", "-w", "stop")
        return vrij


def _maak(programma: Programma, data: Path) -> None:
    """Make a new data folder, in one move: what was interrupted half-way is never used."""
    doel = _plek(programma, data)
    nieuw = doel.with_name(f"{doel.name}.nieuw")
    shutil.rmtree(nieuw, ignore_errors=True)
    _eigen_map(programma, nieuw)
    taal = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    extra = taal if programma.versie() >= BUILTIN_LOCALE_SINDS else []
    gewoon = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-instructions", "--no-sync")
    code, uitvoer = programma.draai("initdb", "-D", nieuw, *gewoon, *extra)
    if code:
        raise GeenPostgres(f"De database kon niet worden gemaakt:\n{uitvoer}")
    nieuw.rename(doel)


def _plek(programma: Programma, data: Path) -> Path:
    """The real folder: elsewhere, behind a link, where root keeps the project out of reach."""
    if programma.account is None or mag_in(programma.account, data.parent):
        return data
    ROOTMAP.mkdir(mode=0o755, exist_ok=True)
    doel = Path(tempfile.mkdtemp(prefix=f"{data.name}-", dir=ROOTMAP))
    data.unlink(missing_ok=True)
    data.symlink_to(doel)
    return doel


def _eigen_map(programma: Programma, map_: Path) -> None:
    """Make a folder that only the account of the server can enter."""
    map_.mkdir(mode=0o700)
    if programma.account:
        os.chown(map_, programma.account.pw_uid, programma.account.pw_gid)


def _socketmap(programma: Programma, data: Path) -> Path:
    """The data folder itself, or when its path is too long for a socket, one of our own in /tmp."""
    if len(os.fsencode(data)) < LANGSTE_SOCKETPAD:
        return data
    kort = Path("/tmp") / f"ibp-pg-{hashlib.sha256(os.fsencode(data)).hexdigest()[:16]}"  # noqa: S108 - checked below
    if not kort.exists():
        _eigen_map(programma, kort)
    eigenaar = programma.account.pw_uid if programma.account else os.geteuid()
    feiten = kort.lstat()
    if not stat.S_ISDIR(feiten.st_mode) or feiten.st_uid != eigenaar or feiten.st_mode & 0o077:
        raise GeenPostgres(f"{kort} is van een ander. Verwijder die map, of zet DATABASE_URL.")
    return kort


def _draait(programma: Programma, socket: Path) -> bool:
    return programma.draai("pg_isready", "-q", "-h", socket)[0] == 0


def _start(programma: Programma, data: Path, socket: Path, *, snel: bool) -> None:
    _controleer_versie(programma, data)
    _ruim_pid_op(data)
    opties = f"{OPTIES} -k {shlex.quote(str(socket))} {SNEL if snel else ''}"
    log = data / "server.log"
    uitvoer = ""
    for _ in range(POGINGEN):
        code, uitvoer = programma.draai("pg_ctl", "-D", data, "-w", "-t", "60", "-l", log, "-o", opties, "start")
        if code == 0:
            return
        time.sleep(TUSSENDOOR)
    staart = log.read_text(errors="replace")[-2000:] if log.exists() else ""
    raise GeenPostgres(f"De database in {data} start niet:\n{uitvoer}{staart}")


def _controleer_eigenaar(data: Path) -> None:
    if data.exists() and os.geteuid() not in (0, data.stat().st_uid):
        raise GeenPostgres(f"{data} is van een andere gebruiker (root?). Start als die gebruiker, of zet DATABASE_URL.")


def _controleer_versie(programma: Programma, data: Path) -> None:
    van, nu = int((data / "PG_VERSION").read_text()), programma.versie()
    if van != nu:
        raise GeenPostgres(
            f"{data} is van PostgreSQL {van} en het programma is versie {nu}. "
            "Maak een export met de oude versie (PG_BINDIR), of begin opnieuw met `make clean`."
        )


def _ruim_pid_op(data: Path) -> None:
    """Remove the mark of a dead server whose number is a zombie or now someone else's."""
    merk = data / "postmaster.pid"
    if not merk.exists() or not Path("/proc/self/stat").exists():
        return
    feiten = Path("/proc") / merk.read_text().split()[0] / "stat"
    try:
        naam, _, rest = feiten.read_text().partition(") ")
    except OSError:
        merk.unlink()
        return
    if rest.startswith("Z") or "postgres" not in naam:
        merk.unlink()


def _zorg_voor_wacht(data: Path) -> None:
    """Start the guard when there is none; it outlives us, so it gets a session of its own."""
    wacht = gebruik.word_wacht(data)
    if wacht is None:
        return
    os.close(wacht)
    subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "ibp_portal.ingebed.wacht", str(data)],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        check=True,
    )
