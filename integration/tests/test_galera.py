"""A cluster of three under three services: one winner for each stamp, and nothing told is lost, whichever node dies."""

import random

import pymysql
import pytest

from engines import TestCluster, opened_server
from ground import new_folder
from fleet import opened_fleet
from race import judge, race_naively
from siege import SEED, all_nodes_die, failover, race_for, stamps_for
from waiting import until

pytestmark = pytest.mark.server("it is about a cluster")

STAMPS = 40
CONTENDERS = 64
IN_DANGER = 100


@pytest.fixture(scope="module")
def cluster():
    with opened_server(TestCluster, new_folder("etimbre-sql-")) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def fleet(cluster, model_house, tmp_path_factory):
    with opened_fleet(model_house, tmp_path_factory.mktemp("fleet"), 3, cluster.new_database()) as fleet:
        yield fleet.start()


def test_a_node_that_gives_the_others_up_is_brought_back(cluster):
    """Its process runs on: it has to be started again."""
    node = cluster.nodes[2]
    with pytest.raises(pymysql.MySQLError):
        node.say("SET GLOBAL wsrep_provider_options = 'gmcast.isolate=2'")
        until(node.has_left, "it has left", 20)
        node.say("CREATE DATABASE never")
    cluster.wait_until_whole()
    assert not any(each.has_left() for each in cluster.nodes)


def test_the_judge_notices_counters_that_read_check_and_write(cluster):
    database = cluster.new_database()
    told, ends = race_naively([database.at(node) for node in cluster.nodes], [f"{number:016}" for number in range(100)])
    found = judge(told, ends)
    assert len(found) > 10, f"{len(found)} of 100 stamps are found to have more than one winner"
    assert all("winners" in sentence for sentence in found)


def test_each_stamp_has_one_winner(fleet, capsys):
    race = race_for(fleet, stamps_for(fleet, STAMPS), CONTENDERS)
    report(capsys, race)


def test_each_stamp_has_one_winner_while_nodes_are_killed_and_stopped(fleet, cluster, capsys):
    race = race_for(fleet, stamps_for(fleet, IN_DANGER), CONTENDERS, cluster, random.Random(SEED))
    report(capsys, race)


def test_the_services_find_another_node_within_seconds(fleet, cluster, capsys):
    report(capsys, failover(fleet, cluster))


def test_all_nodes_killed_at_once_forget_nothing(fleet, cluster, capsys):
    report(capsys, all_nodes_die(fleet, cluster, random.Random(SEED), rounds=1))


def report(capsys, line):
    with capsys.disabled():
        print(f"\n  {line}", end=" ", flush=True)
