"""A merchant for the acquirer simulator: its own certificates, signed forms, callback server, and book keeping.

Nothing here shares code with the simulator or the service: the hash is written a second time from its description.
"""

import base64
import hashlib
import html.parser
import http.client
import http.server
import json
import pathlib
import queue
import re
import signal
import socket
import ssl
import subprocess
import threading
import urllib.parse
import xml.etree.ElementTree

from places import programs

CLIENT_ID = "600000001"
STORE_KEY = "TEST|STORE\\KEY"
API_NAME = "api"
API_PASSWORD = "api&password"

APPROVED = "4000000000000010"
REFUSED = "4000000000000028"
REFUSED_THEN_APPROVED = "4000000000000036"
POSTAUTH = b"ACTION=POSTAUTH"


def natural_key(name):
    """Order of PHP's natcasesort for the names that the gateway uses: digit runs as numbers, the rest upper case."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.findall(r"\d+|\D", name.upper())]


def ver3(fields, store_key=STORE_KEY):
    """The hash of est3Dgate, of a list of pairs."""
    escape = lambda text: text.replace("\\", "\\\\").replace("|", "\\|")
    hashed = sorted(
        (pair for pair in fields if pair[0].lower() not in ("hash", "encoding")), key=lambda pair: natural_key(pair[0])
    )
    plain = "|".join([escape(value) for _, value in hashed] + [escape(store_key)])
    return base64.b64encode(hashlib.sha512(plain.encode()).digest()).decode()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def make_certificates(folder):
    """A certification authority and one server certificate for the loopback address; paths by name."""
    at = {name: str(folder / name) for name in ("ca.pem", "ca.key", "server.pem", "server.key", "server.csr", "server.ext")}
    pathlib.Path(at["server.ext"]).write_text(
        "subjectAltName=IP:127.0.0.1,DNS:localhost\nbasicConstraints=critical,CA:FALSE\n"
    )
    new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    for command in (
        ["req", "-x509", *new_key, "-keyout", at["ca.key"], "-out", at["ca.pem"], "-days", "2", "-subj", "/CN=Test CA"],
        ["req", *new_key, "-keyout", at["server.key"], "-out", at["server.csr"], "-subj", "/CN=localhost"],
        ["x509", "-req", "-in", at["server.csr"], "-CA", at["ca.pem"], "-CAkey", at["ca.key"], "-CAcreateserial",
         "-days", "2", "-extfile", at["server.ext"], "-out", at["server.pem"]],
    ):
        subprocess.run(["openssl", *command], check=True, capture_output=True)
    return at


class Callbacks:
    """The merchant's callback address: keeps what was posted, and answers what `answer` says or returns."""

    def __init__(self, certificates):
        self.posts = queue.Queue()
        self.answer = POSTAUTH
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                fields = urllib.parse.parse_qsl(body, keep_blank_values=True, strict_parsing=True)
                outer.posts.put(fields)
                answer = outer.answer(fields) if callable(outer.answer) else outer.answer
                self.send_response(200)
                self.send_header("Content-Type", "text/plain")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificates["server.pem"], certificates["server.key"])
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"https://127.0.0.1:{self.server.server_address[1]}/callback"

    def next(self, seconds=10):
        return self.posts.get(timeout=seconds)

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class ReturnForm(html.parser.HTMLParser):
    """The form of a page: where it goes, and its hidden fields."""

    def __init__(self, page):
        super().__init__()
        self.action = None
        self.fields = []
        self.direction = None
        self.language = None
        self.names = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "html":
            self.direction, self.language = given.get("dir"), given.get("lang")
        if tag == "form":
            self.action = given["action"]
        if tag == "input":
            self.names.append(given["name"])
            if given.get("type") == "hidden":
                self.fields.append((given["name"], given["value"]))


class Simulator:
    """One running acquirer-sim; killed and started again at will, on the same port and book."""

    def __init__(self, folder, certificates, callbacks):
        self.folder = folder
        self.certificates = certificates
        self.callbacks = callbacks
        self.port = free_port()
        self.book_file = folder / "book.jsonl"
        self.context = ssl.create_default_context(cafile=certificates["ca.pem"])
        self.process = None
        self.attempts = 0
        (folder / "acquirer.json").write_text(
            json.dumps({"client_id": CLIENT_ID, "store_key": STORE_KEY, "api_name": API_NAME, "api_password": API_PASSWORD})
        )

    def start(self):
        self.process = subprocess.Popen(
            [programs() / "acquirer-sim", "--port", str(self.port), "--cert", self.certificates["server.pem"],
             "--key", self.certificates["server.key"], "--ca", self.certificates["ca.pem"],
             "--config", self.folder / "acquirer.json", "--book", self.book_file],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        line = self.process.stdout.readline()
        assert f"https://127.0.0.1:{self.port}" in line, line
        return self

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(30)
        self.process.stdout.close()
        return status

    def call(self, method, path, body=None, content_type=None, timeout=30):
        """Status, headers and text of the answer."""
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=self.context, timeout=timeout)
        try:
            connection.request(method, path, body, {"Content-Type": content_type} if content_type else {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def post_form(self, path, fields, timeout=30):
        return self.call("POST", path, urllib.parse.urlencode(fields), "application/x-www-form-urlencoded", timeout)

    # the citizen's side

    def form(self, oid=None, amount="860.00", **changes):
        """A merchant's signed form, as pairs; a change to None leaves the field out."""
        self.attempts += 1
        fields = {
            "clientid": CLIENT_ID, "storetype": "3D_PAY_HOSTING", "trantype": "PreAuth", "amount": amount,
            "currency": "504", "oid": oid or f"ET-{self.attempts}", "okUrl": "https://merchant.example/ok",
            "failUrl": "https://merchant.example/fail", "shopurl": "https://merchant.example/",
            "callbackUrl": self.callbacks.url, "CallbackResponse": "true", "AutoRedirect": "true", "lang": "fr",
            "email": "x@example.org", "BillToName": "AMINA EXEMPLE", "rnd": f"r{self.attempts}",
            "hashAlgorithm": "ver3", "encoding": "UTF-8",
        } | changes
        pairs = [(name, value) for name, value in fields.items() if value is not None]
        return pairs + [("HASH", ver3(pairs))]

    def pay(self, pan=APPROVED, form=None, cv2="123", month="12", year="2035", timeout=30, **changes):
        """Status and page of a post with a card in it."""
        form = form or self.form(**changes)
        card = [("pan", pan), ("Ecom_Payment_Card_ExpDate_Month", month), ("Ecom_Payment_Card_ExpDate_Year", year),
                ("cv2", cv2)]
        status, _, body = self.post_form("/fim/est3Dgate", form + card, timeout)
        return status, ReturnForm(body.decode())

    # the simulator's own doors

    def set_fault(self, name, **more):
        status, _, body = self.call("POST", "/sim/faults", json.dumps({"fault": name} | more), "application/json")
        assert status == 204, body

    def faults(self):
        return json.loads(self.call("GET", "/sim/faults")[2])["faults"]

    def book(self):
        """Transactions by oid."""
        status, _, body = self.call("GET", "/sim/book")
        assert status == 200
        return {each["oid"]: each for each in json.loads(body)["transactions"]}

    # the merchant's XML interface

    def api(self, oid, operation=None, total=None, password=API_PASSWORD, timeout=30):
        """Values of CC5Response by name, those of Extra among them; ORDERSTATUS when no operation is named, or ORDERHISTORY."""
        escape = lambda text: text.replace("&", "&amp;")
        xml = f"<CC5Request><Name>{API_NAME}</Name><Password>{escape(password)}</Password><ClientId>{CLIENT_ID}</ClientId>"
        xml += f"<OrderId>{oid}</OrderId>"
        if operation in (None, "ORDERHISTORY"):
            question = operation or "ORDERSTATUS"
            xml += f"<Extra><{question}>QUERY</{question}></Extra>"
        else:
            xml += f"<Type>{operation}</Type>"
        if total is not None:
            xml += f"<Total>{total}</Total><Currency>504</Currency>"
        status, _, body = self.post_form("/fim/api", [("DATA", xml + "</CC5Request>")], timeout)
        assert status == 200, status
        root = xml_root(body)
        return {element.tag: element.text or "" for element in root.iter()}


def xml_root(body):
    assert b'encoding="ISO-8859-9"' in body.split(b"\n")[0]
    return xml.etree.ElementTree.fromstring(body)
