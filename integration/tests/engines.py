"""Which database a house has, and how a test reads and changes it from beside the service.

ETIMBRE_TEST_STORE chooses: `sqlite`, or `mariadb`, where one server serves the whole session and each house has a
database of its own in it.
"""

import atexit
import contextlib
import functools
import itertools
import os
import pathlib
import shutil
import sqlite3
import tempfile

import pymysql

import places  # leads to the folder of the servers
from galera import Cluster
from ground import make_certificates, new_folder, new_folder_in_memory
from mariadb import ACCOUNT, MariaDb, password_in
from waiting import until

PATIENCE = 20
LAWLESS = """
    SET foreign_key_checks = 0, check_constraint_checks = 0, autocommit = 0, sql_mode = CONCAT(@@sql_mode, ',PIPES_AS_CONCAT')"""


def chosen():
    store = os.environ.get("ETIMBRE_TEST_STORE", "sqlite")
    assert store in ("sqlite", "mariadb"), f"ETIMBRE_TEST_STORE is {store}, neither sqlite nor mariadb"
    return store


def new_database(state):
    return SqliteFile(pathlib.Path(state) / "etimbre.db") if chosen() == "sqlite" else session_server().new_database()


class SqliteFile:
    engine = "sqlite"
    random_hash = "upper(hex(randomblob(32)))"

    def __init__(self, file):
        self.file = file

    def settings(self):
        """Its keys of [store]."""
        return {"database_file": str(self.file)}

    def read(self):
        return contextlib.closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=PATIENCE))

    @contextlib.contextmanager
    def written(self):
        with contextlib.closing(sqlite3.connect(self.file, timeout=PATIENCE)) as connection:
            yield connection
            connection.commit()

    @staticmethod
    def ask(connection, question, values=()):
        return connection.execute(question, values).fetchall()

    def tables(self, connection):
        asked = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        return [name for (name,) in self.ask(connection, asked)]

    def version(self, connection):
        """Another one after every commit of somebody else."""
        return self.ask(connection, "PRAGMA data_version")

    def copied(self, file):
        """As it is at this moment, into a file that is there no more or not yet."""
        file.unlink(missing_ok=True)
        with self.read() as source, contextlib.closing(sqlite3.connect(file)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = WAL")
        return SqliteFile(file)

    def fill_like(self, model):
        """It came along with the model's folder."""

    def put_back(self, copy):
        """As it was when it was copied; nobody has it open."""
        for file in self.file.parent.glob(self.file.name + "-*"):
            file.unlink()
        copy.copied(self.file)

    def drop(self):
        self.file.unlink(missing_ok=True)

    def bytes(self):
        return b"".join(file.read_bytes() for file in self.file.parent.glob(self.file.name + "*"))


class MariaDbDatabase:
    engine = "mariadb"
    random_hash = "upper(hex(random_bytes(32)))"

    def __init__(self, server, name, servers=None):
        """`server`: where tests ask. `servers`: those of a cluster, for a service to try in this order."""
        self.server = server
        self.name = name
        self.servers = servers or [server.server]

    def at(self, node):
        """Asked at this node of a cluster only."""
        return MariaDbDatabase(node, self.name, self.servers)

    def in_another_order(self, shift):
        """The same database for a service that tries the nodes in another order."""
        return MariaDbDatabase(self.server, self.name, self.servers[shift:] + self.servers[:shift])

    def settings(self):
        return {
            "engine": "mariadb", "servers": self.servers, "database": self.name, "user": ACCOUNT,
            "password_file": str(self.server.password_file), "ca_file": str(self.server.ca),
        }

    def read(self):
        return contextlib.closing(self.server.connect(self.name))

    @contextlib.contextmanager
    def written(self):
        """Statements that no program of ours would be let through with."""
        with self.read() as connection:
            self.ask(connection, LAWLESS)
            yield connection
            connection.commit()

    @staticmethod
    def ask(connection, question, values=()):
        with connection.cursor() as cursor:
            cursor.execute(question.replace("%", "%%").replace("?", "%s") if values else question, values or None)
            return list(cursor.fetchall())

    def tables(self, connection):
        asked = "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name"
        return [name for (name,) in self.ask(connection, asked)]

    def version(self, connection):
        """Where the server's log of changes ends: every commit moves it."""
        return self.ask(connection, "SHOW GLOBAL STATUS LIKE 'Innodb_lsn_current'")

    def copied(self, _):
        copy = self.server.new_database()
        copy.fill_like(self)
        return copy

    def fill_like(self, model):
        self.server.load(self.name, model.dump())

    def put_back(self, copy):
        self.server.drop_database(self.name)
        self.server.make_database(self.name)
        self.fill_like(copy)

    def dump(self):
        return self.server.dump(self.name)

    def drop(self):
        self.server.drop_database(self.name)

    def bytes(self):
        """What lies on the disk, with what the log has not written back yet."""
        files = [*(self.server.data / self.name).iterdir(), *self.server.data.glob("ib_logfile*")]
        return b"".join(file.read_bytes() for file in files)


class TestServer(MariaDb):
    """With the service's account in it, and databases by number. Nothing of it is left behind."""

    __test__ = False

    def __init__(self, folder):
        self.secrets = pathlib.Path(tempfile.mkdtemp(prefix="etimbre-sql-secrets-"))
        super().__init__(folder, make_certificates(self.secrets))
        self.password_file = self.secrets / "password"
        self.numbers = itertools.count(1)

    def open(self):
        self.start()
        self.admit(password_in(self.password_file))
        return self

    def leave(self):
        self.close()
        for folder in (self.folder, self.secrets):
            shutil.rmtree(folder, ignore_errors=True)

    def new_database(self):
        name = f"{ACCOUNT}_{next(self.numbers)}"
        self.make_database(name)
        return MariaDbDatabase(self, name)


@functools.cache
def session_server():
    """One for all the houses of this process."""
    server = TestServer(new_folder_in_memory("etimbre-sql-"))
    atexit.register(server.leave)
    return server.open()


class TestCluster(Cluster):
    """Like TestServer, of three nodes; asked at any that answers."""

    __test__ = False

    def __init__(self, folder):
        self.secrets = pathlib.Path(tempfile.mkdtemp(prefix="etimbre-sql-secrets-"))
        super().__init__(folder, make_certificates(self.secrets))
        self.password_file = self.secrets / "password"
        self.ca = self.secrets / "ca.pem"
        self.numbers = itertools.count(1)

    def open(self):
        self.start()
        self.nodes[0].admit(password_in(self.password_file))
        return self

    def leave(self):
        self.close()
        for folder in (self.folder, self.secrets):
            shutil.rmtree(folder, ignore_errors=True)

    def connect(self, database):
        """To the first node that is one of the whole, where what was committed anywhere can be read."""
        return until(lambda: self.connected(database), "a node answers", 60)

    def connected(self, database):
        for node in self.nodes:
            try:
                connection = node.connect(database, patience=5)
                with connection.cursor() as cursor:
                    cursor.execute("SET SESSION wsrep_sync_wait = 1")
                    cursor.execute("SELECT 1")
                return connection
            except pymysql.MySQLError:
                continue
        return None

    def new_database(self):
        name = f"{ACCOUNT}_{next(self.numbers)}"
        self.nodes[0].make_database(name)
        return MariaDbDatabase(self, name, self.servers)


@contextlib.contextmanager
def opened_server(kind, folder):
    """A TestServer or a TestCluster of one's own, in that folder."""
    server = kind(folder)
    try:
        yield server.open()
    finally:
        server.leave()
