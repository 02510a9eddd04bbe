"""schemas/openapi.yaml, held against every answer that the tests see."""

import functools
import json
import re

import jsonschema
import yaml

from places import ROOT


class Contract:
    def __init__(self, file):
        self.document = yaml.safe_load(file.read_text(encoding="utf-8"))
        self.resolver = jsonschema.RefResolver.from_schema(self.document)
        self.operations = {
            (method.upper(), path): (re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), operation)
            for path, item in self.document["paths"].items()
            for method, operation in item.items() if method in ("get", "post")
        }

    def resolved(self, part):
        while "$ref" in part:
            part = self.resolver.resolve(part["$ref"])[1]
        return part

    def operation(self, method, path):
        """What the contract says of that address; nothing where it is no address of it."""
        for (allowed, _), (pattern, operation) in self.operations.items():
            if allowed == method and pattern.fullmatch(path):
                return operation
        return None

    @functools.lru_cache(maxsize=None)
    def validator(self, method, path, status, media_type):
        """None where there is nothing to hold the answer against."""
        operation = self.operation(method, path)
        if operation is None:
            return None
        responses = operation["responses"]
        response = self.resolved(responses.get(str(status)) or responses["default"])
        content = response.get("content", {})
        assert media_type in content or not content, f"{method} {path} {status} is not described as {media_type}"
        schema = content.get(media_type, {}).get("schema")
        return schema and jsonschema.Draft202012Validator(schema, resolver=self.resolver)

    def check(self, method, path, answer):
        """Fails where an answer is not as described."""
        plain = path.split("?")[0]
        if self.operation(method, plain) is None or not answer.body:
            return
        media_type = answer.headers.get_content_type()
        validator = self.validator(method, plain, answer.status, media_type)
        if validator is None:
            return
        body = json.loads(answer.body) if media_type.endswith("json") else answer.body.decode("utf-8", "replace")
        wrong = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(body)]
        assert not wrong, f"{method} {plain} {answer.status}: {wrong}"


@functools.lru_cache(maxsize=1)
def contract():
    return Contract(ROOT / "schemas/openapi.yaml")


def check(method, path, answer):
    contract().check(method, path, answer)
