"""Several services deliver to one receiver as one would, and go on where one of them was killed."""

import pytest

from deliveries import add, behind, receiver_of, settings_for, use_a_stamp
from engines import session_server
from feed import wait_for_numbers
from fleet import opened_fleet
from ground import free_ports
from waiting import until

pytestmark = pytest.mark.server("several services need a database server")

SERVICES = 3
TAKEN_OVER_WITHIN = 60  # the lease of a hand that is gone, and the rest


def test_each_event_is_delivered_by_one_of_several_services_and_none_is_lost_with_one(model_house, tmp_path):
    ports = free_ports(2)
    database = session_server().new_database()
    with opened_fleet(model_house, tmp_path, SERVICES, database, settings_for(ports)) as fleet:
        fleet.start()
        receiver = receiver_of(fleet, ports)
        endpoint = add(fleet, "treasury", receiver.url, "--from", "0")
        for _ in range(3):
            use_a_stamp(fleet)
        until(lambda: receiver.messages and not behind(fleet, endpoint), "everything is delivered", TAKEN_OVER_WITHIN)
        seqs = [each.seq for each in receiver.messages]
        assert seqs == list(range(1, seqs[-1] + 1)), "each once, by one service at a time"

        receiver.delay = 0.2
        for house in fleet.houses[1:]:
            use_a_stamp(fleet)
            seen = len(receiver.messages)
            until(lambda: len(receiver.messages) > seen or not behind(fleet, endpoint), "one more arrives", TAKEN_OVER_WITHIN)
            house.service.kill()
            house.service.start()
            fleet.wait_for(house)
        wait_for_numbers(fleet)
        until(lambda: not behind(fleet, endpoint), "everything is delivered", TAKEN_OVER_WITHIN)
        told = receiver.taken
        fleet.stop()
        receiver.close()
    last, ids = 0, {}
    for each in told:
        assert each.seq in (last, last + 1), [each.seq for each in told]
        assert ids.setdefault(each.seq, each.id) == each.id
        last = each.seq
    assert receiver.wrong == []
