"""Several services on one database behind haproxy: one acquirer, one set of keys, one state of affairs."""

import contextlib
import pathlib

from client import Client
from contract import check_on
from haproxy import Haproxy
from house import House
from waiting import until


class Fleet:
    """The first house keeps the simulator and the books; the others are services only.

    Tests talk to it as to a house: its clients go through haproxy.
    """

    def __init__(self, model, folder, count, database=None, settings=None):
        folder = pathlib.Path(folder)
        self.first = House.like(model, folder / "one", settings, database=database)
        self.houses = [self.first]
        for number in range(2, count + 1):
            self.houses.append(self.another(model, folder / f"service-{number}", number, settings))
        self.balance = Haproxy(folder, [house.ports for house in self.houses])
        front = {"public": {"base_url": f"https://127.0.0.1:{self.balance.ports['PUBLIC']}"}}
        for number, house in enumerate(self.houses, 1):
            house.configure(front | {"store": {"node": f"service{number}"}})
        self.clients = []

    def another(self, model, state, number, settings):
        house = House.like(model, state, settings, database=self.first.database)
        house.ports["ACQUIRER"] = self.first.ports["ACQUIRER"]
        house.environment["ETIMBRE_ACQUIRER_PORT"] = str(house.ports["ACQUIRER"])
        house.service.name = f"etimbre {number}"
        return house

    # ---- as a house

    @property
    def books(self):
        return self.first.books

    @property
    def state(self):
        return self.first.state

    def run(self, *arguments, **more):
        return self.first.run(*arguments, **more)

    def logs(self):
        return "\n".join(house.logs() for house in self.houses)

    def client(self, listener, certificate=None):
        made = Client(self.balance.ports[listener], self.state / "ca.pem", certificate and self.state / certificate, check_on(listener))
        self.clients.append(made)
        return made

    def public(self):
        return self.client("PUBLIC")

    def partner(self, certificate="counter-CG-PAR"):
        return self.client("PARTNER", certificate)

    def acquirer(self):
        return self.first.acquirer()

    # ---- running

    def start(self):
        migrated = self.run("db", "migrate")
        assert migrated.returncode == 0, migrated
        self.first.start()
        for house in self.houses[1:]:
            house.service.start()
        for house in self.houses[1:]:
            self.wait_for(house)
        self.balance.start()
        until(self.answers, "a service answers through haproxy", 30)
        return self

    def answers(self):
        try:
            with self.public() as public:
                return public.get("/api/v1/missions?limit=1").status == 200
        except OSError:
            return False

    @staticmethod
    def wait_for(house):
        until(lambda: is_ready(house), "another service is ready", 60)

    def restart(self, house):
        """As an operator does it, one after another: to its end, and up again."""
        code = house.service.stop()
        assert code == 0, house.logs()
        house.service.start()
        self.wait_for(house)

    def stop(self):
        codes = [house.service.stop() for house in self.houses]
        assert codes == [0] * len(codes), f"exit codes {codes}:\n{self.logs()}"
        self.first.stop()

    def close(self):
        for client in self.clients:
            client.close()
        for house in self.houses:
            house.close()
        self.balance.close()


def is_ready(house):
    assert house.service.is_running(), house.logs()
    try:
        with house.ops() as ops:
            return ops.get("/readyz").status == 200
    except OSError:
        return False


@contextlib.contextmanager
def opened_fleet(*arguments, **more):
    with contextlib.closing(Fleet(*arguments, **more)) as fleet:
        yield fleet
