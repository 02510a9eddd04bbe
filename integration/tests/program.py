"""One running program: started, stopped and killed by its own process id, its output appended to a log."""

import os
import signal
import subprocess

STOPS_WITHIN = 20


class Program:
    def __init__(self, name, command, log, environment):
        self.name = name
        self.command = ["setpriv", "--pdeathsig", "TERM", "--", *map(str, command)]
        self.log = log
        self.environment = environment
        self.process = None
        self.spoke_before = 0

    def start(self):
        assert not self.is_running(), f"{self.name} runs already"
        with open(self.log, "ab") as log:
            self.spoke_before = log.tell()
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=self.environment
            )

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def exit_code(self):
        return None if self.process is None else self.process.poll()

    def send(self, what):
        self.process.send_signal(what)

    def kill(self):
        """As the kernel, a power cut or an operator in a hurry would."""
        self.send(signal.SIGKILL)
        self.process.wait(STOPS_WITHIN)

    def wait(self, within=STOPS_WITHIN):
        return self.process.wait(within)

    def stop(self):
        """Asks it to end; the exit code. A program that does not listen is killed, and that is an error."""
        if not self.is_running():
            return self.exit_code()
        self.send(signal.SIGTERM)
        try:
            return self.wait()
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"{self.name} did not end within {STOPS_WITHIN} s of SIGTERM") from None

    def said(self):
        """Since it was started last."""
        with open(self.log, encoding="utf-8", errors="replace") as log:
            log.seek(self.spoke_before)
            return log.read()

    def tail(self, lines=15):
        if not os.path.exists(self.log):
            return ""
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return "".join(log.readlines()[-lines:])
