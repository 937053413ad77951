"""The guard: stops the embedded PostgreSQL a moment after its last user has gone.

Run as `python -m ibp_portal.ingebed.wacht FOLDER`; `server.start` does so.
"""

import os
import sys
import time
from pathlib import Path

from ibp_portal.ingebed import gebruik, server

# So that one command after the other doesn't start the server anew.
NADRAAI = float(os.environ.get("INGEBED_NADRAAI", "5"))


def bewaak(data: Path) -> None:
    """Wait until nobody uses the database for `NADRAAI` seconds, then stop it."""
    wacht = gebruik.word_wacht(data)
    if wacht is None:
        return
    while True:
        gebruik.wacht_op_niemand(data)
        with gebruik.slot(data):
            al_gestopt = not (data / "postmaster.pid").exists()
        if not al_gestopt:
            time.sleep(NADRAAI)
        with gebruik.slot(data):
            if server.stop_ongebruikt(data):
                os.close(wacht)  # inside the slot: who starts next sees that there is no guard
                return


if __name__ == "__main__":
    if os.fork():
        os._exit(0)  # whoever started us goes on; the guard is nobody's child
    bewaak(Path(sys.argv[1]))
