"""Each promise of the embedded PostgreSQL (docs/adr: a starter of our own)."""

import os
import shutil
import signal
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from ibp_portal import ingebed
from ibp_portal.ingebed import programma, server
from tests.support.ingebed import GEWOON, env, eventually, python, server_pid, socket_of, user

only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes another account")

# A server that Django's own reloader starts twice, printing the number of the database each time.
RELOAD = """
import os, sys, django
from pathlib import Path
from django.conf import settings
from django.utils import autoreload
from ibp_portal import ingebed

data = Path(sys.argv[1])
settings.configure()
django.setup()
ingebed.start(data, snel=True)

def main():
    marker = data.with_name("again")
    print((data / "postmaster.pid").read_text().split()[0], flush=True)
    if marker.exists():
        os._exit(0)
    marker.touch()
    os._exit(3)

autoreload.run_with_reloader(main)
"""


@pytest.fixture(scope="module")
def house() -> Iterator[Path]:
    """A folder that every account can enter, which pytest's own is not."""
    folder = Path(tempfile.mkdtemp(prefix="ibp-test-"))
    folder.chmod(0o755)
    yield folder
    for data in folder.rglob("PG_VERSION"):
        if data.parent.name.startswith("postgres"):
            ingebed.stop(data.parent)
    assert eventually(lambda: is_gone(folder))  # the guard may be looking at its locks


@pytest.fixture
def home(house: Path) -> Path:
    """A folder for one test."""
    folder = Path(tempfile.mkdtemp(dir=house))
    folder.chmod(0o755)
    return folder


@pytest.fixture
def data(home: Path) -> Iterator[Path]:
    """The folder of a database that does not exist yet."""
    yield home / "postgres"
    ingebed.stop(home / "postgres")


@pytest.fixture(scope="module")
def shared(house: Path) -> Path:
    """A database that runs, for tests that only look at it; give the folder of its socket."""
    return ingebed.start(house / "postgres", snel=True)


def is_gone(folder: Path) -> bool:
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


def ask(socket: Path | str, question: str) -> Any:
    with psycopg.connect(host=str(socket), user="postgres", dbname="postgres", autocommit=True) as connection:
        cursor = connection.execute(question)
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def test_runs_with_a_locale_that_is_the_same_on_every_machine(shared: Path) -> None:
    assert ask(shared, "SELECT datlocale FROM pg_database WHERE datname = 'template1'") == "C.UTF-8"
    assert ask(shared, "SHOW server_encoding") == "UTF8"
    assert ask(shared, "SHOW timezone") == "UTC"


def test_listens_on_nothing_but_a_socket_of_its_own_account(shared: Path) -> None:
    assert ask(shared, "SHOW listen_addresses") == ""
    assert stat.S_IMODE(shared.stat().st_mode) == 0o700
    assert stat.S_IMODE((shared / ".s.PGSQL.5432").stat().st_mode) == 0o700


def test_has_the_extensions_that_the_portal_needs(shared: Path) -> None:
    for extension in ("pg_trgm", "unaccent", "btree_gist"):
        ask(shared, f"CREATE EXTENSION {extension}")


def test_a_second_start_uses_the_server_that_runs(shared: Path) -> None:
    first = server_pid(shared)

    ingebed.start(shared, snel=True)

    assert server_pid(shared) == first


def test_four_processes_that_start_at_once_share_one_server(data: Path) -> None:
    users = [user(data) for _ in range(4)]

    sockets = {socket_of(one) for one in users}

    assert sockets == {str(data)}
    assert ask(data, "SELECT 1") == 1
    for one in users:
        one.communicate("")


def test_data_is_kept_between_runs(data: Path) -> None:
    ask(ingebed.start(data, snel=True), "CREATE TABLE merk AS SELECT 42 AS waarde")
    assert ingebed.stop(data)
    assert server_pid(data) is None

    assert ask(ingebed.start(data, snel=True), "SELECT waarde FROM merk") == 42


def test_a_killed_server_starts_again_with_its_data(data: Path) -> None:
    ask(ingebed.start(data), "CREATE TABLE merk AS SELECT 42 AS waarde")
    pid = server_pid(data)
    assert pid
    os.kill(pid, signal.SIGKILL)

    assert ask(ingebed.start(data), "SELECT waarde FROM merk") == 42
    assert server_pid(data) != pid


def test_stop_leaves_the_server_to_who_still_uses_it(data: Path) -> None:
    other = user(data)
    socket = socket_of(other)
    ingebed.start(data, snel=True)

    assert not ingebed.stop(data)
    assert ask(socket, "SELECT 1") == 1

    other.communicate("")
    assert ingebed.stop(data)


def test_a_server_stops_soon_after_its_last_user_was_ended(home: Path) -> None:
    ended = {home / "postgres": signal.SIGTERM, home / "postgres-kill": signal.SIGKILL}  # together: both wait
    for data, sign in ended.items():
        one = user(data, INGEBED_NADRAAI="0.2")
        socket_of(one)
        assert server_pid(data)
        one.send_signal(sign)
        one.communicate()

    assert eventually(lambda: not any(server_pid(data) for data in ended))


def test_a_reload_keeps_the_server(home: Path, data: Path) -> None:
    script = home / "herlaad.py"
    script.write_text(RELOAD)
    command = [*python(), str(script), str(data)]

    done = subprocess.run(command, env=env(), capture_output=True, text=True, check=True)

    first, second = done.stdout.split()
    assert first == second


def test_a_path_too_long_for_a_socket_works(home: Path) -> None:
    long = home / ("lang" * 30) / "postgres"

    socket = ingebed.start(long, snel=True)

    assert len(str(socket)) < 60
    assert ask(socket, "SELECT 1") == 1
    ingebed.stop(long)
    shutil.rmtree(socket)


def test_a_path_with_spaces_and_quotes_works(home: Path) -> None:
    odd = home / "mijn 'eigen' map" / "postgres"

    assert ask(ingebed.start(odd, snel=True), "SELECT 1") == 1


def test_what_an_interrupted_start_left_does_no_harm(data: Path) -> None:
    left = data.with_name("postgres.nieuw")
    left.mkdir()
    (left / "PG_VERSION").write_text("18")

    assert ask(ingebed.start(data, snel=True), "SELECT 1") == 1


def test_data_of_another_version_is_refused_with_advice(data: Path) -> None:
    data.mkdir()
    (data / "PG_VERSION").write_text("12\n")

    with pytest.raises(ingebed.GeenPostgres, match="PostgreSQL 12"):
        ingebed.start(data, snel=True)


@only_root
def test_as_root_it_runs_as_another_account_and_opens_up_no_folder(home: Path) -> None:
    closed = home / "dicht"
    closed.mkdir(mode=0o700)

    socket = ingebed.start(closed / "postgres", snel=True)

    pid = server_pid(socket)
    assert Path(f"/proc/{pid}").stat().st_uid != 0
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert (closed / "postgres").is_symlink()
    ingebed.stop(closed / "postgres")
    shutil.rmtree(socket)


@only_root
def test_binaries_out_of_reach_are_copied(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programma, "ROOTMAP", home / "kopie")
    reachable = programma.mag_in
    monkeypatch.setattr(programma, "mag_in", lambda account, map_: "kopie" in str(map_) and reachable(account, map_))

    found = programma.vind(home / "postgres")

    assert found.bin.is_relative_to(home / "kopie")
    assert found.versie() >= 15


@only_root
def test_without_root_it_runs_as_that_user(home: Path) -> None:
    try:
        python(GEWOON)
    except LookupError as why:
        pytest.skip(str(why))
    os.chown(home, GEWOON, GEWOON)

    one = user(home / "postgres", account=GEWOON)
    socket = socket_of(one)

    assert Path(f"/proc/{server_pid(Path(socket))}").stat().st_uid == GEWOON
    assert ask(ingebed.start(home / "postgres"), "SELECT 1") == 1, "root uses the server of the owner"
    one.communicate("")


def test_a_socket_folder_of_somebody_else_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = programma.Programma(home, None)
    monkeypatch.setattr(server, "LANGSTE_SOCKETPAD", 0)
    folder = server._socketmap(program, home)
    folder.chmod(0o777)

    with pytest.raises(ingebed.GeenPostgres, match="van een ander"):
        server._socketmap(program, home)

    folder.rmdir()
