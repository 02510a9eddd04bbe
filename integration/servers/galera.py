"""Three MariaDB that are one: a Galera cluster, started by hand on the loopback address.

The nodes notice within about a second that one of them is gone; a node that was killed comes back with what it missed,
not with everything; a cluster of which nothing runs any more begins again at the node that knows most.
"""

import re
import secrets
import signal
import subprocess

import pymysql

from ground import as_its_user, free_ports, give
from mariadb import MariaDb
from waiting import TooLate, until

PROVIDER = "/usr/lib/galera/libgalera_smm.so"
SYNCED_WITHIN = 120

# The usual values let the others wait six seconds for a node that is dead.
PACE = {
    "evs.keepalive_period": "PT0.3S",
    "evs.suspect_timeout": "PT1S",
    "evs.inactive_check_period": "PT0.3S",
    "evs.inactive_timeout": "PT3S",
    "evs.install_timeout": "PT3S",
    "evs.max_install_timeouts": "15",  # after three, as usual, a node gives the others up
    "gcache.size": "64M",
}


class Node(MariaDb):
    # What a node is given stays on this machine. Between machines it goes through TLS, which takes stunnel.
    MORE_DEFAULTS = ("[sst]", "ssl-mode = DISABLED")

    def __init__(self, number, folder, certificates, places):
        """`places`: of all nodes, the address at which each hears the others."""
        self.number = number
        self.places = places
        self.transfers = free_ports(2)
        super().__init__(folder, certificates, self.cluster_settings(folder.parent.name))

    def cluster_settings(self, name):
        increments, snapshots = self.transfers
        pace = PACE | {
            "gmcast.listen_addr": f"tcp://{self.places[self.number - 1]}",
            "ist.recv_addr": f"127.0.0.1:{increments}",
        }
        return {
            "binlog-format": "ROW",
            "innodb-autoinc-lock-mode": "2",
            "wsrep-on": "ON",
            "wsrep-provider": PROVIDER,
            "wsrep-provider-options": '"' + ";".join(f"{key}={value}" for key, value in pace.items()) + '"',
            "wsrep-cluster-name": name,
            "wsrep-cluster-address": "gcomm://" + ",".join(self.places),
            "wsrep-node-name": f"node{self.number}",
            "wsrep-node-address": self.places[self.number - 1],
            "wsrep-sst-method": "rsync",
            "wsrep-sst-receive-address": f"127.0.0.1:{snapshots}",
            "wsrep-slave-threads": "4",
            "innodb-buffer-pool-size": "64M",
        }

    # ---- where it stands

    @property
    def state_file(self):
        return self.data / "grastate.dat"

    def position(self):
        """"UUID:SEQNO" of the last transaction that it holds, as its own files say while it does not run."""
        self.run_tool("mariadbd", "--wsrep-recover", f"--log-error={self.folder / 'recover.log'}")
        found = re.findall(r"Recovered position: ([0-9a-f-]+:-?\d+)", (self.folder / "recover.log").read_text())
        (self.folder / "recover.log").unlink()
        return found[-1]

    def sequence(self):
        return int(self.position().rsplit(":", 1)[1])

    def status(self, name):
        found = self.rows("SHOW GLOBAL STATUS LIKE %s", f"wsrep_{name}")
        return found[0][1] if found else None

    def is_serving(self):
        return super().is_serving() and self.is_synced()

    def is_synced(self):
        return self.status("ready") == "ON" and self.status("local_state_comment") == "Synced"

    def has_left(self):
        """It runs, but does not seek the others any more: Galera gives up where nodes cannot agree who is there."""
        changes = re.findall(r"WSREP: Server status change (.*)", self.program.said())
        return self.is_running() and bool(changes) and changes[-1].endswith("-> disconnected")

    # ---- running

    def bootstrap(self):
        """The first of a cluster."""
        if self.state_file.exists():
            words = self.state_file.read_text()
            self.state_file.write_text(re.sub(r"safe_to_bootstrap: \d", "safe_to_bootstrap: 1", words))
            give(self.state_file)
        self.start("--wsrep-new-cluster", *self.start_position())
        return self

    def join(self):
        """Started as one of a cluster that runs; it may take a while until it has what it missed, at first all."""
        if not self.data.exists():
            self.data.mkdir()
            give(self.data)
        self.begin(*self.start_position())
        return self

    def start_position(self):
        """A node that was killed does not know where it stood, and would be given everything again."""
        if not self.state_file.exists() or re.search(r"seqno: +\d", self.state_file.read_text()):
            return []
        return [f"--wsrep-start-position={self.position()}"]

    def kill(self):
        super().kill()
        self.end_transfers()

    def close(self):
        super().close()
        self.end_transfers()

    def end_transfers(self):
        """What a node has started to be given its data outlives a node that is killed."""
        mine = subprocess.run(["pgrep", "-f", "--", f"{self.folder}/"], capture_output=True, text=True, check=False).stdout.split()
        for process in mine:
            subprocess.run(["kill", "-KILL", process], capture_output=True, check=False)


class Cluster:
    def __init__(self, folder, certificates, size=3):
        self.folder = folder
        places = [f"127.0.0.1:{port}" for port in free_ports(size)]
        self.nodes = []
        for number in range(1, size + 1):
            home = folder / f"node{number}"
            home.mkdir(exist_ok=True)
            give(home)
            self.nodes.append(Node(number, home, certificates, places))

    @property
    def servers(self):
        return [node.server for node in self.nodes]

    def start(self):
        """From whatever is there: nothing, or what is left of nodes that were stopped or killed."""
        first = self.most_advanced()
        first.bootstrap()
        for node in self.nodes:
            if node is not first:
                node.join().wait_until_ready(SYNCED_WITHIN)
        return self.wait_until_whole()

    def most_advanced(self):
        there = [node for node in self.nodes if node.state_file.exists()]
        return max(there, key=Node.sequence) if there else self.nodes[0]

    def mend(self):
        """Nodes that run no more, or have left the others, are brought back."""
        for node in self.nodes:
            if node.has_left():
                node.kill()
            if not node.is_running():
                node.join()

    def wait_until_whole(self, within=SYNCED_WITHIN):
        try:
            until(self.becomes_whole, "all nodes are one cluster", within)
        except TooLate as late:
            raise TooLate("\n".join([str(late), *(node.tail() for node in self.nodes)])) from None
        return self

    def becomes_whole(self):
        self.mend()
        return all(self.sees_all(node) for node in self.nodes)

    def sees_all(self, node):
        try:
            return node.is_ready() and node.status("cluster_size") == str(len(self.nodes))
        except pymysql.MySQLError:
            return False

    def stop(self):
        for node in reversed(self.nodes):
            if node.is_running():
                node.stop()

    def kill(self):
        """All at the same instant."""
        for node in self.nodes:
            node.program.send(signal.SIGKILL)
        for node in self.nodes:
            node.kill()

    def close(self):
        for node in self.nodes:
            node.close()
