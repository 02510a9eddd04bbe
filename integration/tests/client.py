"""A client of one HTTPS listener, over a connection that stays open."""

import http.client
import json
import ssl
import uuid

FORM = "application/x-www-form-urlencoded"
LONGEST_ANSWER = 30


def new_key():
    return str(uuid.uuid4())


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def code(self):
        """The code of a problem, or nothing."""
        return self.json.get("code") if self.headers.get_content_subtype() == "problem+json" else None

    @property
    def is_replayed(self):
        return self.headers.get("Idempotency-Replayed") == "true"

    def __repr__(self):
        return f"{self.status} {self.body[:600]!r}"


class Client:
    """Not for two threads at a time. `seen` hears of every answer, for checks that hold for all of them."""

    def __init__(self, port, trusted, certificate=None, seen=None, plain=False):
        self.made_of = (port, trusted, certificate, seen, plain)
        self.port = port
        self.plain = plain
        self.seen = seen or (lambda method, path, answer: None)
        self.connection = None
        if plain:
            return
        self.context = ssl.create_default_context(cafile=trusted)
        if certificate:
            self.context.load_cert_chain(certificate.with_suffix(".pem"), certificate.with_suffix(".key"))

    def twin(self):
        """Another connection of the same client."""
        return Client(*self.made_of)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def connect(self):
        if self.connection is None:
            self.connection = (
                http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST_ANSWER) if self.plain
                else http.client.HTTPSConnection("127.0.0.1", self.port, timeout=LONGEST_ANSWER, context=self.context)
            )
            self.connection.connect()

    def send(self, method, path, body=None, headers=None):
        """One request. A connection that the server has closed while it was idle is opened again, once."""
        reused = self.connection is not None
        try:
            answer = self._send(method, path, body, headers)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError, ssl.SSLEOFError):
            if not reused:
                raise
            answer = self._send(method, path, body, headers)
        self.seen(method, path, answer)
        return answer

    def _send(self, method, path, body, headers):
        try:
            self.connect()
            self._request(method, path, body, headers or {})
            got = self.connection.getresponse()
            answer = Answer(got.status, got.headers, got.read())
        except BaseException:
            self.close()
            raise
        if got.will_close:
            self.close()
        return answer

    def _request(self, method, path, body, headers):
        """`headers` are a mapping, or pairs where a name stands twice."""
        pairs = list(headers.items() if isinstance(headers, dict) else headers)
        self.connection.putrequest(method, path, skip_accept_encoding=True)
        if body is not None and not any(name.lower() == "content-length" for name, _ in pairs):
            pairs.append(("Content-Length", str(len(body))))
        elif method == "POST" and body is None:
            pairs.append(("Content-Length", "0"))
        for name, value in pairs:
            self.connection.putheader(name, value)
        self.connection.endheaders(body.encode() if isinstance(body, str) else body)

    def get(self, path, bearer=None):
        return self.send("GET", path, None, {"Authorization": f"Bearer {bearer}"} if bearer else {})

    def post(self, path, body, key=None, bearer=None):
        """`body` is sent as JSON unless it is bytes already."""
        headers = {"Content-Type": "application/json"}
        if key is not None:
            headers["Idempotency-Key"] = key
        if bearer:
            headers["Authorization"] = f"Bearer {bearer}"
        return self.send("POST", path, body if isinstance(body, bytes) else json.dumps(body).encode(), headers)

    def post_form(self, path, body):
        return self.send("POST", path, body.encode(), {"Content-Type": FORM})


def expect(wanted, answer):
    """The JSON of an answer of that status."""
    assert answer.status == wanted, answer
    return answer.json if answer.body else None


def expect_problem(status, code, answer):
    """The problem document of a refusal, whose form is the same everywhere."""
    assert answer.status == status, answer
    assert answer.headers.get_content_type() == "application/problem+json", answer.headers.as_string()
    problem = answer.json
    assert problem["code"] == code, problem
    assert problem["status"] == status, problem
    assert problem["request_id"] == answer.headers["X-Request-Id"], problem
    assert problem["title"] and problem["type"] and problem["detail"] and problem["instance"], problem
    return problem
