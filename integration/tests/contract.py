"""schemas/openapi.yaml, held against every answer that the tests see."""

import collections
import dataclasses
import functools
import json
import re

import jsonschema
import yaml

from places import ROOT

METHODS = ("get", "post", "put", "patch", "delete")
PAGES = ("text/html", "text/css", "text/javascript", "font/woff2", "image/svg+xml", "image/png", "application/wasm")
REFUSED_ANYWHERE = (400, 404, 405, 408, 411, 413, 414, 417, 431, 503, 505)
WAIT = (429, 503)


def strict(part):
    """`$` of a pattern means the end, as it does in ECMA-262; Python's lets a line feed follow."""
    if isinstance(part, dict):
        return {
            name: value[:-1] + r"\Z" if name == "pattern" and isinstance(value, str) and value.endswith("$") else strict(value)
            for name, value in part.items()
        }
    return [strict(each) for each in part] if isinstance(part, list) else part


@dataclasses.dataclass
class Operation:
    method: str
    path: str
    listener: str
    says: dict

    def __post_init__(self):
        self.name = self.says["operationId"]
        self.pattern = re.compile(re.sub(r"\{\w+\}", "[^/]+", self.path))
        self.roles = tuple(self.says.get("x-roles", ()))
        self.schemes = tuple(scheme for each in self.says.get("security", ()) for scheme in each)

    def __repr__(self):
        return self.name

    def word_for(self, status):
        """The name of the response that describes the status."""
        named = (str(status), f"{status // 100}XX", "default")
        return next(word for word in named if word in self.says["responses"])


class Contract:
    def __init__(self, file):
        self.document = strict(yaml.safe_load(file.read_text(encoding="utf-8")))
        self.resolver = jsonschema.RefResolver.from_schema(self.document)
        self.operations = [
            Operation(method.upper(), path, item.get("servers", self.document["servers"])[0]["x-listener"], item[method])
            for path, item in self.document["paths"].items() for method in METHODS if method in item
        ]
        self.seen = collections.Counter()
        self.made = {}

    def resolved(self, part):
        """What a reference leads to; what stands beside it goes before."""
        while "$ref" in part:
            beside = {name: value for name, value in part.items() if name != "$ref"}
            part = self.resolver.resolve(part["$ref"])[1] | beside
        return part

    def operation(self, method, path, listener):
        """What the contract says of that address; nothing where it is no address of it."""
        method = "GET" if method == "HEAD" else method
        for operation in self.operations:
            if (operation.method, operation.listener) == (method, listener) and operation.pattern.fullmatch(path):
                return operation
        return None

    def validator(self, schema):
        return jsonschema.Draft202012Validator(schema, resolver=self.resolver)

    @functools.lru_cache(maxsize=None)
    def problem_validator(self):
        return self.validator(self.document["components"]["schemas"]["Problem"])

    def validator_of(self, operation, word, media_type):
        key = (operation.name, word, media_type)
        if key not in self.made:
            content = self.resolved(operation.says["responses"][word]).get("content", {})
            self.made[key] = self.validator(content[media_type]["schema"]) if media_type in content else None
        return self.made[key]

    def request_schema(self, operation, media_type="application/json"):
        body = operation.says.get("requestBody", {}).get("content", {})
        return body.get(media_type, {}).get("schema")

    def declared(self):
        """Every operation with every status that it names; `4XX` and `default` are what the edge refuses anywhere."""
        return {(each.name, word) for each in self.operations for word in each.says["responses"] if word.isdecimal()}

    def unseen(self):
        return self.declared() - set(self.seen)

    # ---- one answer

    def check(self, method, path, answer, listener="public"):
        """Fails where an answer is not as described."""
        plain = path.split("?")[0]
        wrong = list(self.wrong_anywhere(answer, listener))
        operation = self.operation(method, plain, listener)
        if operation is None:
            wrong += self.wrong_elsewhere(answer, plain, listener)
        else:
            word = operation.word_for(answer.status)
            wrong += self.wrong_in(operation, word, method, answer)
            self.seen[operation.name, word] += 1
        assert not wrong, f"{listener} {method} {plain[:200]} {answer.status}: {wrong}"

    def wrong_anywhere(self, answer, listener):
        headers = answer.headers
        if not re.fullmatch("[0-9a-f]{32}", headers.get("X-Request-Id", "")):
            yield "X-Request-Id is missing"
        if headers.get("X-Content-Type-Options") != "nosniff":
            yield "X-Content-Type-Options is missing"
        for name in ("Cache-Control", "Content-Security-Policy", "Referrer-Policy"):
            if name not in headers:
                yield f"{name} is missing"
        if ("Strict-Transport-Security" in headers) != (listener != "ops"):
            yield "Strict-Transport-Security goes with TLS"
        if (answer.status in WAIT) != ("Retry-After" in headers):
            yield "Retry-After goes with 429 and 503"
        if answer.status == 405 and "Allow" not in headers:
            yield "Allow is missing"
        if answer.status == 500:
            yield "a fault of ours"

    def wrong_elsewhere(self, answer, path, listener):
        """An address that is not described is a refusal, or a page for people."""
        media_type = answer.headers.get_content_type()
        for_people = listener == "public" and not path.startswith(("/api/", "/.well-known/", "/pay/"))
        sends_on = answer.status == 303 and "Location" in answer.headers and not answer.body
        if for_people and (media_type in PAGES or sends_on):
            return
        if answer.status not in REFUSED_ANYWHERE:
            yield "this address is not described"
        elif media_type != "application/problem+json":
            yield f"a refusal is no {media_type}"
        elif answer.body:
            yield from errors_in(self.problem_validator(), answer.json)

    def wrong_in(self, operation, word, method, answer):
        response = self.resolved(operation.says["responses"][word])
        yield from self.wrong_headers(operation, response, answer)
        content = response.get("content", {})
        media_type = answer.headers.get_content_type() if "Content-Type" in answer.headers else None
        if not content:
            if answer.body or media_type:
                yield "a body where none is described"
        elif media_type not in content:
            yield f"not described as {media_type}"
        elif method != "HEAD":
            validator = self.validator_of(operation, word, media_type)
            body = json.loads(answer.body) if media_type.endswith("json") else answer.body.decode("utf-8", "replace")
            yield from errors_in(validator, body)
            if media_type == "application/problem+json" and (body.get("status"), body.get("request_id")) != (
                    answer.status, answer.headers.get("X-Request-Id")) and "Idempotency-Replayed" not in answer.headers:
                yield "the problem names another status or request"

    def wrong_headers(self, operation, response, answer):
        for name, header in response.get("headers", {}).items():
            header = self.resolved(header)
            if name in answer.headers:
                value = answer.headers[name]
                kind = self.resolved(header["schema"])
                if kind.get("type") == "integer":
                    value = int(value) if value.isdecimal() else value
                yield from (f"{name}: {each}" for each in errors_in(self.validator(kind), value))
            elif header.get("required"):
                yield f"{name} is missing"
        takes_a_key = any(self.resolved(each)["name"] == "Idempotency-Key" for each in operation.says.get("parameters", ()))
        if "Idempotency-Replayed" in answer.headers and not (takes_a_key and answer.headers["Idempotency-Replayed"] == "true"):
            yield "Idempotency-Replayed has no place here"


def errors_in(validator, value):
    return [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(value)]


@functools.lru_cache(maxsize=1)
def contract():
    return Contract(ROOT / "schemas/openapi.yaml")


def check_on(listener):
    """What a client of that listener does with each of its answers."""
    return functools.partial(contract().check, listener=listener.lower())
