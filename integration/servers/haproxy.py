"""haproxy in front of several services, with the configuration of docs/haproxy.cfg and addresses of this machine."""

import os
import re
import subprocess

from ground import ROOT, free_ports, is_free
from program import Program
from waiting import until

EXAMPLE = ROOT / "docs/haproxy.cfg"
READY_WITHIN = 30


class Haproxy:
    def __init__(self, folder, services):
        """`services`: for each the ports of its listeners, {"PUBLIC": …, "PARTNER": …, "OPS": …}; at most three."""
        self.ports = dict(zip(("PUBLIC", "PARTNER"), free_ports(2)))
        self.configuration = folder / "haproxy.cfg"
        self.configuration.write_text(self.for_here(EXAMPLE.read_text(), services))
        command = ["haproxy", "-db", "-f", self.configuration]
        self.program = Program("haproxy", command, folder / "haproxy.log", dict(os.environ))

    def for_here(self, text, services):
        """The example with other addresses, and nothing else changed."""
        text = text.replace("maxconn 20000", "maxconn 1000")  # as many files as anybody may open
        text = re.sub(r"bind :443$", f"bind 127.0.0.1:{self.ports['PUBLIC']}", text, flags=re.MULTILINE)
        text = re.sub(r"bind :9443$", f"bind 127.0.0.1:{self.ports['PARTNER']}", text, flags=re.MULTILINE)
        for listener, port in (("PUBLIC", 8443), ("PARTNER", 9443)):
            for number, ports in enumerate(services, 11):
                text = text.replace(f"10.0.0.{number}:{port} port 9100", f"127.0.0.1:{ports[listener]} port {ports['OPS']}")
        return "\n".join(line for line in text.splitlines() if " 10.0.0." not in line) + "\n"

    def check(self):
        """What haproxy itself says of the configuration."""
        done = subprocess.run(["haproxy", "-c", "-f", self.configuration], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stderr + done.stdout

    def start(self):
        self.program.start()
        until(self.listens, "haproxy listens", READY_WITHIN)
        return self

    def listens(self):
        assert self.program.is_running(), self.program.tail()
        return not any(map(is_free, self.ports.values()))

    def close(self):
        if self.program.is_running():
            self.program.kill()
