"""Where a server of databases lives: its folder, its ports, and the user as whom it runs.

A server is never run as root. Where root starts it, it runs as the user mysql of the Debian package, in a folder of
that user's; anybody else runs it as himself.
"""

import collections
import os
import pathlib
import pwd
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "tests"))

from places import ROOT

USER_OF_ROOTS_SERVERS = "mysql"
IN_MEMORY = "/dev/shm"  # making a server or a database takes seconds on a disk


# Below the range from which the kernel takes ports for outgoing connections. Who runs beside another takes a part of it.
FIRST_PORT, END_OF_PORTS = map(int, os.environ.get("ETIMBRE_TEST_PORTS", "20000-32000").split("-"))
# Ports handed out that may not be listened at yet: two programs of one run never meet.
handed_out = collections.deque(maxlen=2000)
handing_out = threading.Lock()


def free_ports(count):
    with handing_out:
        found = ports_that_nobody_has(count)
        handed_out.extend(found)
    return found


def ports_that_nobody_has(count):
    found = []
    while len(found) < count:
        port = random.SystemRandom().randrange(FIRST_PORT, END_OF_PORTS)
        if is_free(port) and port not in found and port not in handed_out:
            found.append(port)
    return found


def is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def is_root():
    return os.getuid() == 0


def me():
    return pwd.getpwuid(os.getuid()).pw_name


def as_its_user(command):
    """The command, run as the servers' user, and ended with this program even where this one is killed."""
    drop = ["--reuid", USER_OF_ROOTS_SERVERS, "--regid", USER_OF_ROOTS_SERVERS, "--init-groups"] if is_root() else []
    return ["setpriv", *drop, "--pdeathsig", "TERM", "--", *map(str, command)]


def give(*files):
    """To the servers' user, and to nobody else."""
    for file in files:
        file.chmod(0o700 if file.is_dir() else 0o600)
        if is_root():
            shutil.chown(file, USER_OF_ROOTS_SERVERS, USER_OF_ROOTS_SERVERS)


def new_folder(prefix, where=None):
    """An empty folder of the servers' user, short enough a path for a socket in it (108 bytes)."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix=prefix, dir=where))
    give(folder)
    return folder


def new_folder_in_memory(prefix):
    """For what need not outlive the machine."""
    return new_folder(prefix, IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None)


def lasting_folder(link):
    """The folder behind a link, made where there is none yet.

    A state folder is its owner's alone, so that root's servers cannot live inside it: theirs lies in /var/tmp.
    """
    if not is_root():
        link.mkdir(mode=0o700, parents=True, exist_ok=True)
        return link
    if not link.exists():
        link.unlink(missing_ok=True)
        link.symlink_to(new_folder("etimbre-store-", "/var/tmp"))
    return link.resolve()


def make_certificates(folder):
    """The development authority and its certificates, made where they are not good any more."""
    subprocess.run([ROOT / "certs/make-dev-certs.sh", folder], check=True, capture_output=True)
    return folder


def lend_certificate(certificates, folder):
    """A copy of the database servers' pair and its authority that their user can read."""
    for name in ("ca.pem", "database.pem", "database.key"):
        shutil.copyfile(certificates / name, folder / name)
        give(folder / name)
