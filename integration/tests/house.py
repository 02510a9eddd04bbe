"""A whole running system in a folder of its own: the service, the acquirer's simulator, certificates, database."""

import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import tomllib

from books import Books
from client import Client
from contract import check_on
from engines import new_database
from ground import free_ports
from places import ROOT, programs
from program import Program
from waiting import TooLate, until

READY_WITHIN = 60
LISTENERS = ("PUBLIC", "PARTNER", "OPS", "ACQUIRER")

# What tests want quicker than people do.
QUICK = {
    "payments": {"first_poll_seconds": 1, "poll_cap_seconds": 2},
    "acquirers.cmi": {"timeout_ms": 2000},
}


def with_settings(configuration, settings):
    """The configuration with each key of {section: {key: value}} set anew; its first line stays."""
    tables = sections(tomllib.loads(configuration))
    for section, keys in settings.items():
        tables.setdefault(section, {}).update(keys)
    lines = [configuration.split("\n", 1)[0]]
    for section, keys in tables.items():
        lines += ["", f"[{section}]", *(f"{key} = {json.dumps(value)}" for key, value in keys.items())]
    return "\n".join(lines) + "\n"


def sections(tables):
    """{section: {key: value}}, a table inside another being the section "outer.inner"."""
    found = {}
    for name, table in tables.items():
        inner = {f"{name}.{key}": value for key, value in table.items() if isinstance(value, dict)}
        found |= inner or {name: table}
    return found


class House:
    def __init__(self, state, settings=None, database=None):
        self.state = pathlib.Path(state)
        self.state.mkdir(parents=True, exist_ok=True)
        self.ports = dict(zip(LISTENERS, free_ports(len(LISTENERS))))
        self.environment = os.environ | {"ETIMBRE_STATE_DIR": str(self.state)}
        self.environment |= {f"ETIMBRE_{name}_PORT": str(port) for name, port in self.ports.items()}
        self.configuration = self.state / "etimbre.toml"
        self.database = database or new_database(self.state)
        self.clients = []
        self.service = Program(
            "etimbre", [self.program("etimbre"), "--config", self.configuration, "serve"],
            self.state / "etimbre.log", self.environment,
        )
        self.simulator = Program("acquirer-sim", self.simulator_command(), self.state / "acquirer-sim.log", self.environment)
        self.make_state(settings or {})

    @classmethod
    def like(cls, model, state, settings=None, database=None):
        """A house with the certificates and keys of another, which were dear to make.

        Its database is a copy of the other's too, unless it is given one that is there already.
        """
        shutil.copytree(model.state, state, ignore=shutil.ignore_patterns("*.log"))
        house = cls(state, settings, database)
        if database is None:
            house.database.fill_like(model.database)
        return house

    def make_state(self, settings):
        subprocess.run(
            [ROOT / "certs/make-dev-state.sh", self.state], env=self.environment, check=True, capture_output=True
        )
        self.configure(QUICK)
        self.configure({"store": self.database.settings()})
        self.configure(settings)

    def configure(self, settings):
        self.configuration.write_text(with_settings(self.configuration.read_text(), settings))

    def prepare(self):
        """Keys and database, as an operator makes them."""
        for command in (["keys", "init"], ["db", "migrate"]):
            done = self.run(*command)
            assert done.returncode == 0, (command, done)
        return self

    @staticmethod
    def program(name):
        return programs() / name

    def simulator_command(self):
        return [
            self.program("acquirer-sim"), "--port", self.ports["ACQUIRER"], "--ca", self.state / "ca.pem",
            "--cert", self.state / "acquirer-sim.pem", "--key", self.state / "acquirer-sim.key",
            "--config", self.state / "acquirer.json", "--book", self.state / "acquirer-book",
        ]

    # ---- running

    def start(self):
        for program in (self.simulator, self.service):
            if not program.is_running():
                program.start()
        self.wait_until_ready()
        return self

    def wait_until_ready(self):
        try:
            until(self.is_ready, "the service and the simulator answer", within=READY_WITHIN)
        except TooLate as late:
            raise TooLate(f"{late}\n{self.logs()}") from None

    def is_ready(self):
        for program in (self.simulator, self.service):
            assert program.is_running(), f"{program.name} ended with {program.exit_code()}:\n{program.tail()}"
        try:
            with self.ops() as ops, self.acquirer() as acquirer:
                return ops.get("/readyz").status == 200 and acquirer.get("/sim/book").status == 200
        except OSError:
            return False

    def stop(self):
        codes = [program.stop() for program in (self.service, self.simulator)]
        assert codes == [0, 0], f"exit codes {codes}:\n{self.logs()}"

    @contextlib.contextmanager
    def put_back_afterwards(self):
        """Whatever happens inside to the database, it and the journal are as they were when it is over."""
        saved = self.state / "saved-journal"
        self.service.stop()
        copy = self.database.copied(self.state / "saved.db")
        if self.journal.exists():
            shutil.copytree(self.journal, saved)
        try:
            yield
        finally:
            self.service.stop()
            self.database.put_back(copy)
            copy.drop()
            if saved.exists():
                shutil.rmtree(self.journal)
                saved.rename(self.journal)
            self.start()

    def close(self):
        """Whatever a test left running ends."""
        for client in self.clients:
            client.close()
        for program in (self.service, self.simulator):
            if program.is_running():
                program.kill()

    def run(self, *arguments, text_in="", configuration=None):
        """One command of `etimbre`, to its end."""
        return subprocess.run(
            [self.program("etimbre"), "--config", configuration or self.configuration, *arguments], env=self.environment,
            input=text_in, capture_output=True, text=True, timeout=60, check=False,
        )

    def logs(self):
        return "\n".join(f"---- {program.log}\n{program.tail()}" for program in (self.service, self.simulator))

    # ---- talking to it

    def client(self, listener, certificate=None):
        made = Client(
            self.ports[listener], self.state / "ca.pem", certificate and self.state / certificate,
            check_on(listener) if listener != "ACQUIRER" else None, plain=listener == "OPS",
        )
        self.clients.append(made)
        return made

    def public(self):
        return self.client("PUBLIC")

    def partner(self, certificate="counter-CG-PAR"):
        return self.client("PARTNER", certificate)

    def acquirer(self):
        return self.client("ACQUIRER")

    def ops(self):
        return self.client("OPS")

    @property
    def journal(self):
        """The second witness: what was acknowledged, outside the database."""
        return self.state / "journal"

    @property
    def books(self):
        return Books(self.database)


running = []


@contextlib.contextmanager
def opened(house):
    """Whatever happens inside, nothing of the house runs on afterwards; what it logged can be shown meanwhile."""
    running.append(house)
    try:
        yield house
    finally:
        running.remove(house)
        house.close()
