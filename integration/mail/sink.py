"""A small mail server for development and tests: takes every mail, keeps it, and fails as it is told (RFC 5321).

Run as a program it keeps each mail as a file: sink.py STATE_DIR. The port stays the same from run to run where it can,
and stands in STATE_DIR/mail-port.
"""

import base64
import contextlib
import dataclasses
import pathlib
import signal
import socket
import ssl
import sys
import threading

LINE_MOST = 1000  # RFC 5321, section 4.5.3.1.6, with its end


@dataclasses.dataclass
class Mail:
    sender: str
    recipients: list
    content: bytes
    encrypted: bool
    user: str = ""


class Dropped(Exception):
    """The connection ends without a word."""


class Sink:
    """Listens on this machine. Every verb is answered as it should be, unless `faults` says otherwise.

    A fault is a reply ("451 later"), "drop" or "stall", for the next `count` times or until it is cleared. The verb of the
    end of a message is "."; that of the middle of one is "body", and "" stands for the greeting.
    """

    def __init__(self, certificate=None, key=None, port=0, credentials=None, keep=None):
        self.context = None
        if certificate:
            self.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            self.context.load_cert_chain(certificate, key)
        self.credentials = credentials
        self.keep = keep or (lambda mail: None)
        self.mails = []
        self.said = []
        self.connections = 0
        self.faults = {}
        self.lock = threading.Lock()
        self.released = threading.Event()
        self.listening = None
        self.conversations = set()
        self.port = port
        self.open()

    # ---- as tests want it

    def fail(self, verb, reply, count=None):
        """From the next connection on; those that are open end."""
        with self.lock:
            self.faults[verb] = [reply, count]
        self.hang_up()

    def clear(self):
        with self.lock:
            self.faults.clear()
        self.released.set()
        self.released = threading.Event()

    def close(self):
        """Connections are refused from now on, and those there are end."""
        listening, self.listening = self.listening, None
        if listening:
            listening.shutdown(socket.SHUT_RDWR)
            listening.close()
        self.released.set()
        self.hang_up()

    def hang_up(self):
        """Connections that are open end; others are welcome."""
        with self.lock:
            conversations = list(self.conversations)
        for conversation in conversations:
            with contextlib.suppress(OSError):
                conversation.line.shutdown(socket.SHUT_RDWR)

    def open(self):
        self.released = threading.Event()
        self.listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listening.bind(("127.0.0.1", self.port))
        self.listening.listen(64)
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self._accept, args=(self.listening,), daemon=True).start()

    # ---- the conversation

    def _accept(self, listening):
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            with self.lock:
                self.connections += 1
                conversation = Conversation(self, line, self.connections)
                self.conversations.add(conversation)
            threading.Thread(target=self._serve, args=(conversation,), daemon=True).start()

    def _serve(self, conversation):
        with contextlib.suppress(OSError, Dropped):
            conversation.run()
        with self.lock:
            self.conversations.discard(conversation)
        with contextlib.suppress(OSError):
            conversation.line.close()

    def fault(self, verb):
        """The reply that stands in for the right one, or None."""
        with self.lock:
            if verb not in self.faults:
                return None
            reply, count = self.faults[verb]
            if count is not None:
                if count == 1:
                    del self.faults[verb]
                else:
                    self.faults[verb][1] = count - 1
        if reply == "drop":
            raise Dropped
        if reply == "stall":
            self.released.wait()
            raise Dropped
        return reply

    def take(self, mail):
        with self.lock:
            self.mails.append(mail)
        self.keep(mail)


class Conversation:
    def __init__(self, sink, line, number):
        self.number = number
        self.sink = sink
        self.line = line
        self.waiting = b""
        self.encrypted = False
        self.user = ""
        self.reset()

    def reset(self):
        self.sender = None
        self.recipients = []

    def run(self):
        self.answer("", "220 sink ready")
        while True:
            said = self.read_line().decode("utf-8", "replace")
            verb = said[:4].upper()
            self.sink.said.append((self.number, said))
            if verb == "QUIT":
                self.answer(verb, "221 bye")
                return
            getattr(self, f"on_{verb.lower()}", self.unknown)(said)

    def answer(self, verb, reply):
        """True where this was the reply that should be given."""
        fault = self.sink.fault(verb)
        self.line.sendall(((fault or reply) + "\r\n").encode())
        return fault is None

    def read_line(self):
        while b"\n" not in self.waiting:
            more = self.line.recv(65536)
            if not more:
                raise Dropped
            self.waiting += more
        line, self.waiting = self.waiting.split(b"\n", 1)
        if not line.endswith(b"\r"):
            self.line.sendall(b"500 a line must end with CR and LF\r\n")
            raise Dropped
        return line[:-1]

    def unknown(self, said):
        self.answer(said[:4], "502 no such command")

    def on_ehlo(self, said):
        self.reset()
        able = ["8BITMIME", "SIZE 50000000"]
        if self.sink.context and not self.encrypted:
            able.append("STARTTLS")
        if self.sink.credentials:
            able.append("AUTH PLAIN")
        self.answer("EHLO", "250-sink\r\n" + "".join(f"250-{each}\r\n" for each in able) + "250 HELP")

    def on_star(self, said):
        if self.encrypted or not self.sink.context:
            self.answer("STAR", "503 not now")
            return
        if self.answer("STAR", "220 go ahead"):
            if self.waiting:
                raise Dropped  # what was said in clear before must not count as encrypted
            self.line = self.sink.context.wrap_socket(self.line, server_side=True)
            self.encrypted = True
            self.reset()

    def on_auth(self, said):
        words = said.split(" ")
        if len(words) < 3:
            self.line.sendall(b"334 \r\n")
            words.append(self.read_line().decode())
        _, user, password = base64.b64decode(words[2]).decode().split("\0")
        right = (user, password) == self.sink.credentials
        if self.answer("AUTH", "235 welcome" if right else "535 who are you") and right:
            self.user = user

    def on_mail(self, said):
        if self.sink.context and not self.encrypted:
            self.answer("MAIL", "530 STARTTLS first")
        elif self.sink.credentials and not self.user:
            self.answer("MAIL", "530 AUTH first")
        elif self.answer("MAIL", "250 yes"):
            self.sender = address_in(said)

    def on_rcpt(self, said):
        if self.sender is None:
            self.answer("RCPT", "503 MAIL first")
        elif self.answer("RCPT", "250 yes"):
            self.recipients.append(address_in(said))

    def on_data(self, said):
        if not self.recipients:
            self.answer("DATA", "503 RCPT first")
        elif self.answer("DATA", "354 go on"):
            content = self.read_content()
            if content is None:
                self.answer(".", "500 a line is too long")
                return
            # As after a power cut: it took the mail, and nobody was told.
            mail = Mail(self.sender, self.recipients, content, self.encrypted, self.user)
            fault = self.sink.faults.get(".", [""])[0]
            if not fault or fault in ("drop", "stall"):
                self.sink.take(mail)
            self.reset()
            self.answer(".", "250 kept")

    def read_content(self):
        lines, whole = [], True
        while True:
            line = self.read_line()
            self.sink.fault("body")
            if line == b".":
                return b"".join(each + b"\r\n" for each in lines) if whole else None
            whole = whole and len(line) + 2 <= LINE_MOST
            lines.append(line[1:] if line.startswith(b".") else line)

    def on_rset(self, said):
        self.reset()
        self.answer("RSET", "250 yes")

    def on_noop(self, said):
        self.answer("NOOP", "250 yes")


def address_in(said):
    return said[said.index("<") + 1 : said.index(">")]


# ---- as a program


def port_of_last_time(file):
    with contextlib.suppress(OSError, ValueError):
        port = int(file.read_text())
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    return 0


def keep_in(folder):
    """Each mail becomes the next file, whole at once."""
    folder.mkdir(exist_ok=True)
    lock = threading.Lock()

    def keep(mail):
        with lock:
            number = len(list(folder.glob("*.eml"))) + 1
            part = folder / "part"
            part.write_bytes(mail.content)
            part.rename(folder / f"{number:04}.eml")

    return keep


def main(state):
    state = pathlib.Path(state)
    port_file = state / "mail-port"
    sink = Sink(state / "server.pem", state / "server.key", port_of_last_time(port_file), keep=keep_in(state / "mails"))
    part = state / "mail-port.part"
    part.write_text(f"{sink.port}\n")
    part.rename(port_file)
    print(f"mails come in on port {sink.port} and are kept in {state / 'mails'}", flush=True)
    signal.sigwait({signal.SIGTERM, signal.SIGINT})


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    main(sys.argv[1])
