"""Where things lie."""

import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "integration/servers"), str(ROOT / "integration/mail")]


def programs():
    """The folder of etimbre and acquirer-sim: ETIMBRE_BIN, else that of the build which ./dev uses."""
    build = os.environ.get("ETIMBRE_BUILD_DIR", "build")
    return (ROOT / os.environ.get("ETIMBRE_BIN", f"{build}/bin")).resolve()
