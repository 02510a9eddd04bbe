#!/usr/bin/env python3
"""Exit code 0 if the copy in the given state directory answers: /readyz of the service and /sim/book of the simulator."""

import http.client
import pathlib
import ssl
import sys

from smoke import Service, port


def is_ready(state):
    ops = http.client.HTTPConnection("127.0.0.1", port("OPS", 9100), timeout=5)
    try:
        ops.request("GET", "/readyz")
        if ops.getresponse().status != 200:
            return False
    finally:
        ops.close()
    status, _ = Service(port("ACQUIRER", 8444), state).call("GET", "/sim/book")
    return status == 200


if __name__ == "__main__":
    try:
        sys.exit(0 if is_ready(pathlib.Path(sys.argv[1])) else 1)
    except (OSError, ssl.SSLError, http.client.HTTPException) as not_yet:
        print(not_yet)
        sys.exit(1)
