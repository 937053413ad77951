"""`make run` and `make serve`: one clear line when something is wrong, and nothing left behind."""

import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from basis.postgres.rollen import Rollen
from ibp_portal.settings.sleutel import bewaarde_sleutel
from scripts import draai
from scripts.stap import Mislukt
from tests.support.ingebed import PROJECT, eventually
from tests.support.werker import adres_van_database

# A server that starts a child of its own, as the reloader does, and writes down its number.
SERVER = """
import http.server, pathlib, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path(sys.argv[1]).write_text(str(child.pid))
class Ja(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
http.server.HTTPServer(("127.0.0.1", int(sys.argv[2])), Ja).serve_forever()
"""
# A worker that is in the middle of a job: it writes down its number and takes no notice of anything.
WORKER = """
import os, pathlib, sys, time
pathlib.Path(sys.argv[1]).write_text(str(os.getpid())); time.sleep(600)
"""
START = """
import sys; from pathlib import Path; from scripts import draai
map_, poort = Path(sys.argv[1]), sys.argv[2]
draai.DEMO = map_ / "demo.txt"; draai.DEMO.write_text("Inloggen: demo")
draai._ruim_op = lambda: None; draai.ADEMPAUZE = 0.1
server = [sys.executable, "-c", sys.argv[3], str(map_ / "kind"), poort]
naast = [sys.executable, "-c", sys.argv[4], str(map_ / "werker")]
draai._draai = lambda soort: draai._serveer(server, {}, "127.0.0.1", int(poort), naast=naast)
sys.exit(draai.main("run"))
"""


@pytest.fixture
def port() -> int:
    """A port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        number: int = one.getsockname()[1]
    return number


def is_alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(") ")[2][0] != "Z"


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_everything_it_started(tmp_path: Path, port: int, sign: signal.Signals) -> None:
    command = [sys.executable, "-c", START, str(tmp_path), str(port), SERVER, WORKER]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(6)]
        child = int((tmp_path / "kind").read_text())
        assert eventually((tmp_path / "werker").exists)

        process.send_signal(sign)
        assert process.wait(20) == 0

    assert f"http://127.0.0.1:{port}/" in "".join(said)
    assert "Inloggen: demo" in "".join(said)
    assert eventually(lambda: not is_alive(child))
    assert eventually(lambda: not is_alive(int((tmp_path / "werker").read_text())))


def test_a_port_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(Mislukt, match="is bezet"):
        draai._poort_is_vrij("127.0.0.1", taken.getsockname()[1])


def test_a_server_that_stops_by_itself_is_noticed(port: int) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as server, pytest.raises(Mislukt, match="is gestopt"):
        draai._wacht_op(server, "127.0.0.1", port)


@pytest.mark.django_db(transaction=True)
def test_the_mark_on_the_database_goes_where_the_database_goes() -> None:
    draai._merk_als(adres_van_database(), "abc")

    assert draai._merk(adres_van_database()) == "abc"


def test_a_worker_that_ends_is_started_again_and_it_is_said(tmp_path: Path, port: int) -> None:
    einde = "import pathlib, sys; open(sys.argv[1], 'a').write('x')"
    command = [sys.executable, "-c", START, str(tmp_path), str(port), SERVER, einde]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:
        lives = tmp_path / "werker"
        assert eventually(lambda: lives.exists() and len(lives.read_text()) > 2)
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=20)

    assert "De werker is gestopt (code 0) en begint opnieuw." in said


def test_what_migrates_is_another_role_than_what_serves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    done: list[tuple[str, object]] = []

    def note(env: Mapping[str, str], *command: str) -> str:
        done.append((command[0], conninfo_to_dict(env["DATABASE_URL"])["user"]))
        return ""

    monkeypatch.setattr(draai, "_manage", note)
    monkeypatch.setattr(draai, "DEMO", tmp_path / "demo.txt")
    monkeypatch.setattr(draai, "_merk_als", lambda *args: None)
    address = "host=/een/socket user=postgres dbname=portaal"

    draai._werk_bij(address, {"DATABASE_URL": address}, Rollen.van("portaal"))

    by_owner = [(name, "portaal_eigenaar") for name in ("migrate", "laad_inhoud", "laad_demo", "maak_rollen")]
    assert done == [("maak_rollen", "postgres"), *by_owner]
    assert conninfo_to_dict(draai._als(address, "portaal_app")["DATABASE_URL"])["user"] == "portaal_app"


def test_production_on_this_machine_has_the_key_that_development_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draai, "stap", lambda *args: None)
    monkeypatch.setattr(draai, "_datum", lambda map_: "")

    one = draai._productie("127.0.0.1", "127.0.0.1:8000", "de sleutel")

    assert one["SECRET_KEY"] == "de sleutel"
    assert one["ALLOWED_HOSTS"] == "127.0.0.1,localhost"
    assert (one["EMAIL_HOST"], one["PORTAAL_ADRES"]) == ("bestanden", "http://127.0.0.1:8000")
    assert one["UITGEVER_NAAM"] == "Voorbeeldorganisatie"


def test_a_database_has_one_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    here = "postgresql://jan:een@db.example.nl/portaal"
    keys = [bewaarde_sleutel(adres, tmp_path / "k") for adres in (None, None, here, here.replace("een", "twee"))]
    elsewhere = bewaarde_sleutel("postgresql://jan@db.example.nl/ander", tmp_path / "k")

    assert (keys[0], keys[2]) == (keys[1], keys[3])
    assert len({keys[0], keys[2], elsewhere}) == 3
    assert min(map(len, keys)) >= 50
    assert {pad.stat().st_mode & 0o777 for pad in (tmp_path / "k").iterdir()} == {0o600}
