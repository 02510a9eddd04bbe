"""A receiver of webhooks as a consulate would write one: it shares nothing with the service.

`verify` is all that it takes (Standard Webhooks 1.0, signatures v1a); docs/webhooks.md shows the same lines.
"""

import base64
import contextlib
import dataclasses
import http.server
import json
import socket
import ssl
import threading
import time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TOLERANCE = 300


def verify(public_key, headers, body, now=None):
    """The payload of a message that bears a good signature and is not old; raises otherwise."""
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key.removeprefix("whpk_")))
    identity, sent = headers["webhook-id"], headers["webhook-timestamp"]
    if abs((now or time.time()) - int(sent)) > TOLERANCE:
        raise ValueError("the message is too old, or from the future")
    for each in headers["webhook-signature"].split():
        version, _, signature = each.partition(",")
        if version == "v1a" and is_good(key, base64.b64decode(signature), f"{identity}.{sent}.".encode() + body):
            return json.loads(body)
    raise ValueError("no signature of the message is good")


def is_good(key, signature, message):
    try:
        key.verify(signature, message)
        return True
    except Exception:
        return False


@dataclasses.dataclass
class Message:
    id: str
    payload: dict
    headers: dict
    body: bytes
    status: int
    at: float

    @property
    def seq(self):
        return self.payload["data"].get("feed_seq")


class Receiver:
    """Listens with TLS on this machine, keeps what it verified, and answers 204 unless told otherwise.

    `answer(message) -> (status, headers)` decides; `delay` seconds pass before it answers.
    """

    def __init__(self, certificate, key, public_key, port=0, address="127.0.0.1"):
        self.public_key = public_key
        self.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.context.load_cert_chain(certificate, key)
        self.answer = lambda message: (204, {})
        self.delay = 0
        self.messages = []
        self.wrong = []
        self.lock = threading.Lock()
        self.address = address
        self.port = port
        self.server = None
        self.connections = []
        self.open()

    @property
    def url(self):
        return f"https://{self.address}:{self.port}/hooks"

    @property
    def taken(self):
        """What was answered with 2xx."""
        with self.lock:
            return [each for each in self.messages if 200 <= each.status <= 299]

    def open(self):
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                receiver.take(self)

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            allow_reuse_address = True

            def get_request(self):
                """The handshake is made by the thread of the connection."""
                connection, peer = self.socket.accept()
                receiver.connections.append(connection.dup())
                return receiver.context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False), peer

            def handle_error(self, request, client_address):
                pass

        self.server = Server((self.address, self.port), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=[0.05], daemon=True).start()

    def close(self):
        """Connections are refused from now on, and those there are end."""
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None
        for each in self.connections:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self.connections.clear()

    def take(self, request):
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            payload = verify(self.public_key, headers, body)
        except (ValueError, KeyError) as why:
            with self.lock:
                self.wrong.append((repr(why), headers, body))
            self.reply(request, 400, {})
            return
        message = Message(headers["webhook-id"], payload, headers, body, 0, time.time())
        status, more = self.answer(message)
        message.status = status
        with self.lock:
            self.messages.append(message)
        if self.delay:
            time.sleep(self.delay)
        self.reply(request, status, more)

    @staticmethod
    def reply(request, status, headers):
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", "0")
        request.end_headers()
