"""The database servers that are started by hand: whom they admit, what they forget, and what they leave behind."""

import contextlib
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import tomllib

import pymysql
import pytest

from galera import Cluster
from ground import make_certificates, new_folder_in_memory
from mariadb import ACCOUNT, MariaDb, password_in
from places import ROOT
from waiting import until

pytestmark = pytest.mark.once("it is about the servers themselves")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def ground():
    folder = new_folder_in_memory("etimbre-servers-")
    yield folder
    assert not processes_of(folder)
    shutil.rmtree(folder)


def processes_of(folder):
    found = subprocess.run(["pgrep", "-f", "--", str(folder)], capture_output=True, text=True, check=False).stdout.split()
    return [each for each in found if int(each) != os.getpid()]


@pytest.fixture
def server(ground, certificates, tmp_path):
    server = MariaDb(ground, certificates)
    try:
        server.start()
        server.password = password_in(tmp_path / "password")
        server.admit(server.password)
        server.make_database("etimbre_1")
        yield server
    finally:
        server.close()


def as_service(server, **more):
    asked = {"host": "127.0.0.1", "port": server.port, "user": ACCOUNT, "password": server.password, "database": "etimbre_1"}
    return pymysql.connect(**(asked | more))


def test_a_server_admits_the_service_over_tls_and_nobody_else(server, tmp_path):
    with as_service(server, ssl_ca=str(server.ca), ssl_verify_cert=True, ssl_verify_identity=True) as connection:
        with connection.cursor() as cursor:
            cursor.execute("SHOW STATUS LIKE 'Ssl_cipher'")
            assert cursor.fetchone()[1].startswith("TLS_")
    for strangers in ({"ssl_disabled": True}, {"password": "x"}, {"user": "root", "password": ""}, {"database": "mysql"}):
        with pytest.raises(pymysql.MySQLError):
            as_service(server, **({"ssl_ca": str(server.ca)} | strangers))
    assert (tmp_path / "password").stat().st_mode & 0o077 == 0
    assert server.folder.stat().st_mode & 0o077 == 0


def test_a_server_does_not_run_as_root(server):
    runs_as = os.stat(f"/proc/{server.program.process.pid}").st_uid
    assert pwd.getpwuid(runs_as).pw_name == ("mysql" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name)


def test_a_server_tells_letters_apart_and_remembers_over_a_kill(server):
    server.say("CREATE TABLE etimbre_1.word (word VARCHAR(8) PRIMARY KEY)", "INSERT INTO etimbre_1.word VALUES ('a'), ('A'), ('a ')")
    server.kill()
    server.start()
    assert len(server.rows("SELECT * FROM etimbre_1.word")) == 3


def test_a_server_ends_with_whoever_started_it(certificates):
    script = (
        "import sys; sys.path[:0] = sys.argv[1:3]; import places, pathlib, time, mariadb; "
        "server = mariadb.MariaDb(pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[4])).start(); "
        "print(server.program.process.pid, flush=True); time.sleep(60)"
    )
    here, folder = pathlib.Path(__file__).parent, new_folder_in_memory("etimbre-servers-")
    command = ["/usr/bin/python3", "-c", script, here, here.parent / "servers", folder, certificates]
    with subprocess.Popen([*map(str, command)], stdout=subprocess.PIPE, text=True) as owner:
        pid = int(owner.stdout.readline())
        owner.kill()
    until(lambda: not pathlib.Path(f"/proc/{pid}").exists(), "the server has ended", 30)
    shutil.rmtree(folder)


def test_a_development_copy_finds_the_data_of_yesterday_and_its_own_settings(tmp_path):
    subprocess.run([ROOT / "certs/make-dev-state.sh", tmp_path], check=True, capture_output=True)
    configuration = tmp_path / "etimbre.toml"
    configuration.write_text(configuration.read_text() + "\n[store]\nreaders = 3\n")
    before = configuration.read_text()
    folder = None
    try:
        with store_of(tmp_path, "mariadb") as (connect, folder):
            connect().cursor().execute("CREATE TABLE yesterday (day INT PRIMARY KEY)")
            os.kill(int((folder / "pid").read_text()), signal.SIGKILL)
            until(lambda: able(connect), "a server that ended by itself is started again where it was", 30)
        assert not processes_of(folder)
        with store_of(tmp_path, "mariadb") as (connect, _):
            assert connect().cursor().execute("SELECT * FROM yesterday") == 0
            assert tomllib.loads(configuration.read_text())["store"]["readers"] == 3
        run_store(tmp_path, "sqlite").wait(30)
        assert configuration.read_text() == before
    finally:
        shutil.rmtree(folder or tmp_path)


def run_store(state, engine):
    return subprocess.Popen(["/usr/bin/python3", ROOT / "integration/servers/store.py", state, engine])


@contextlib.contextmanager
def store_of(state, engine):
    """Runs the servers meanwhile: how to connect as the service does, and where they lie."""
    ready = state / "store.ready"
    ready.unlink(missing_ok=True)
    with run_store(state, engine) as running:
        try:
            until(ready.exists, "the servers run", 60)
            told = tomllib.loads((state / "etimbre.toml").read_text())["store"]
            host, port = told["servers"][0].split(":")
            yield lambda: pymysql.connect(
                host=host, port=int(port), user=told["user"], password=(state / told["password_file"]).read_text(),
                database=told["database"], ssl_ca=str(state / told["ca_file"]),
            ), (state / f"store-{engine}").resolve()
        finally:
            running.terminate()


def able(connect):
    try:
        return connect()
    except pymysql.MySQLError:
        return None


def test_a_cluster_that_was_killed_goes_on_where_the_last_of_it_was(ground, certificates):
    cluster = Cluster(ground, certificates)
    try:
        cluster.start()
        first, second, third = cluster.nodes
        first.make_database("etimbre_1")
        first.say("CREATE TABLE etimbre_1.told (number INT PRIMARY KEY)", "INSERT INTO etimbre_1.told VALUES (1)")
        second.kill()
        first.say("INSERT INTO etimbre_1.told VALUES (2)")
        second.join().wait_until_ready()
        assert "Receiving IST" in second.log.read_text(), "it was given what it missed, not everything"
        third.kill()
        first.say("INSERT INTO etimbre_1.told VALUES (3)")
        cluster.kill()
        assert cluster.most_advanced() is not third

        cluster = Cluster(ground, certificates)  # as another process finds it, on other ports
        cluster.start()
        for node in cluster.nodes:
            assert node.rows("SELECT number FROM etimbre_1.told") == [(1,), (2,), (3,)]
    finally:
        cluster.close()
