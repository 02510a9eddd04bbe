"""One MariaDB, started by hand in a folder of its own, on a free port of the loopback address and a socket.

Over TCP it takes TLS only. Its administrator is whoever started it, over the socket.
"""

import contextlib
import os
import re
import secrets
import signal
import subprocess

import pymysql
from pymysql.constants import FIELD_TYPE
from pymysql.converters import conversions

from ground import as_its_user, free_ports, give, is_free, lend_certificate, me
from program import Program
from waiting import TooLate, until

ACCOUNT = "etimbre"
READY_WITHIN = 60
NOT_READY = (2002, 2003, 2006, 2013, 1047, 1053, 1927)

# A binary collation without padding: another would make 'a' equal to 'A', or to 'a '.
FORM = "CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin"

# A sum of whole numbers is one.
WHOLE = conversions | {FIELD_TYPE.NEWDECIMAL: int, FIELD_TYPE.DECIMAL: int}

PLAIN = {
    "bind-address": "127.0.0.1",
    "skip-name-resolve": "ON",
    "character-set-server": "utf8mb4",
    "collation-server": "utf8mb4_nopad_bin",
    "innodb-flush-log-at-trx-commit": "1",
    "innodb-snapshot-isolation": "ON",
    "innodb-buffer-pool-size": "128M",
    "innodb-log-file-size": "64M",
    "max-connections": "400",
    "require-secure-transport": "ON",
}


class MariaDb:
    """Started and stopped at will on the same folder and ports."""

    MORE_DEFAULTS = ()

    def __init__(self, folder, certificates, settings=None):
        """`certificates`: a folder of make-dev-certs.sh. `settings`: lines of its my.cnf besides the usual ones."""
        self.folder = folder
        self.data = folder / "data"
        self.socket = folder / "sql.sock"
        self.log = folder / "server.log"
        self.defaults = folder / "my.cnf"
        self.ca = certificates / "ca.pem"
        self.port = self.port_of_last_time() or free_ports(1)[0]
        self.program = Program("mariadbd", [], self.log, dict(os.environ))
        lend_certificate(certificates, folder)
        self.configure(settings or {})

    def configure(self, settings):
        own = {
            "datadir": self.data, "socket": self.socket, "port": self.port, "pid-file": self.folder / "pid",
            "ssl-ca": self.folder / "ca.pem", "ssl-cert": self.folder / "database.pem", "ssl-key": self.folder / "database.key",
        }
        lines = [f"{name} = {value}" for name, value in (PLAIN | own | settings).items()]
        self.defaults.write_text("\n".join(["[mysqld]", *lines, *self.MORE_DEFAULTS]) + "\n")
        give(self.defaults)

    def port_of_last_time(self):
        """Whoever was told of it finds it again."""
        last = self.defaults.exists() and re.search(r"^port = (\d+)$", self.defaults.read_text(), re.MULTILINE)
        return int(last[1]) if last and is_free(int(last[1])) else None

    @property
    def server(self):
        """As the key `servers` of [store] names it."""
        return f"127.0.0.1:{self.port}"

    # ---- running

    def install(self):
        """An empty server: an administrator who must be whoever runs this, and no other account."""
        if self.data.exists():
            return
        self.run_tool(
            "mariadb-install-db", "--skip-test-db", "--auth-root-authentication-method=socket",
            f"--auth-root-socket-user={me()}", "--skip-log-bin", "--wsrep-on=OFF",
        )

    def run_tool(self, name, *arguments):
        done = subprocess.run(
            as_its_user([name, f"--defaults-file={self.defaults}", *arguments]), cwd=self.folder, capture_output=True, text=True,
            check=False,
        )
        assert done.returncode == 0, f"{name}: {done.stderr}\n{self.tail()}"
        return done

    def start(self, *arguments):
        self.begin(*arguments)
        return self.wait_until_ready()

    def begin(self, *arguments):
        """Started, perhaps not ready yet."""
        self.install()
        assert not self.program.is_running(), f"mariadbd in {self.folder} runs already"
        self.program.command = as_its_user(["mariadbd", f"--defaults-file={self.defaults}", *arguments])
        self.program.start()

    def wait_until_ready(self, within=READY_WITHIN):
        try:
            until(self.is_ready, "the database server answers", within)
        except TooLate as late:
            raise TooLate(f"{late}\n{self.tail()}") from None
        return self

    def is_ready(self):
        assert self.program.is_running(), f"mariadbd ended with {self.program.exit_code()}:\n{self.tail()}"
        try:
            return self.is_serving()
        except pymysql.MySQLError as failure:
            if failure.args[0] not in NOT_READY:
                raise
            return False

    def is_serving(self):
        """Of a server that answers; throws where it does not."""
        return self.rows("SELECT 1") == [(1,)]

    def is_running(self):
        return self.program.is_running()

    def stop(self):
        self.resume()
        return self.program.stop()

    def kill(self):
        self.program.kill()

    def pause(self):
        """Stands still like a machine that has lost its network, its connections open."""
        self.program.send(signal.SIGSTOP)

    def resume(self):
        if self.program.is_running():
            self.program.send(signal.SIGCONT)

    def close(self):
        """Whatever happened before, nothing runs on."""
        if self.program.is_running():
            self.program.kill()

    def tail(self):
        return self.program.tail(30)

    # ---- talking to it

    def connect(self, database=None, patience=20):
        """As the administrator, over the socket."""
        return pymysql.connect(
            unix_socket=str(self.socket), user="root", database=database, charset="utf8mb4", autocommit=True, conv=WHOLE,
            connect_timeout=patience, read_timeout=patience, write_timeout=patience,
        )

    @contextlib.contextmanager
    def cursor(self, database=None):
        with contextlib.closing(self.connect(database)) as connection, connection.cursor() as cursor:
            yield cursor

    def rows(self, question, *values, database=None):
        with self.cursor(database) as cursor:
            cursor.execute(question, values or None)
            return list(cursor.fetchall())

    def say(self, *statements):
        with self.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    # ---- what a service needs

    def admit(self, password):
        """The service's account: over the socket, and over TCP where that is TLS. It may do as it likes in its databases."""
        for host, terms in (("localhost", ""), ("127.0.0.1", "REQUIRE SSL")):
            account = f"'{ACCOUNT}'@'{host}'"
            self.say(
                f"CREATE USER IF NOT EXISTS {account}",
                f"ALTER USER {account} IDENTIFIED BY '{password}' {terms}",
                f"GRANT ALL ON `{ACCOUNT}%`.* TO {account}",
            )

    def make_database(self, name):
        self.say(f"CREATE DATABASE IF NOT EXISTS `{name}` {FORM}")

    def drop_database(self, name):
        self.say(f"DROP DATABASE IF EXISTS `{name}`")

    def dump(self, name):
        """All of a database at one moment, as statements."""
        return self.run_client("mariadb-dump", "--single-transaction", name)

    def load(self, name, statements):
        self.run_client("mariadb", name, text_in=statements)

    def run_client(self, tool, *arguments, text_in=None):
        done = subprocess.run(
            [tool, "--no-defaults", "--user=root", f"--socket={self.socket}", *arguments],
            input=text_in, capture_output=True, text=True, check=False,
        )
        assert done.returncode == 0, f"{tool}: {done.stderr}"
        return done.stdout


def password_in(file):
    """Drawn at random the first time."""
    if not file.exists():
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
            out.write(secrets.token_urlsafe(32))
    return file.read_text()
