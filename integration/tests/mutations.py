"""What can be wrong in a request body, made from the schema of the body in schemas/openapi.yaml.

A mutation changes one place of a good body. Whether it may pass is judged by the schema itself; JSON that is not strict
(a number with a fraction, a key twice, half a surrogate) is judged here, for no schema can see it.
"""

import copy
import dataclasses
import json

from places import ROOT

NAUGHTY = json.loads((ROOT / "tests/vectors/blns.json").read_text(encoding="utf-8"))
SURPLUS = "surplus_field"
HUGE = 60_000
RAW = "\ue000raw\ue000"

OF_ANY_TYPE = (None, True, False, 0, 7, -1, 2**31, "x", "", [], {}, [None], {"a": 1}, [["x"]], {"": {}})
WEIRD = (
    " ", "\u0000", "a\u0000b", "a\r\nSet-Cookie: a=b", "\u001b[2Jgone", "\u007f", "\u0085", "\u202egnp.exe", "\u2066a\u2069", "\ufeffa",
    "\uff11\uff12\uff13\uff14", "\u0661\u0662\u0663\u0664", "\U0001f1f2\U0001f1e6", "e\u0301", "\u00e9", "../../etc/passwd", "%00",
    "' OR 1=1 --", "<script>alert(1)</script>", "${jndi:ldap://x}", "{{7*7}}", "=cmd|'/C calc'!A0", "MAD", "EUR", "de", "NOTHING-THERE",
)
# Tokens that are no strict JSON wherever they stand.
NOT_STRICT = (
    "9223372036854775808", "1e309", "-1e309", "-0", "1.0", "1e2", "0.1", "01", "+1", "0x1", "NaN", "Infinity", "-", "'x'", "undefined",
    '"\\ud800"', '"\\udfff\\ud800"', '"\\x"', '"a\nb"', '"\\u00"', '"\x00"', "[1,]", '{"a":1,"a":1}', '{"a":1,"\\u0061":1}',
    "[" * 33 + "]" * 33,
)
NOT_UTF8 = (b'"\xff"', b'"\xc0\xaf"', b'"\xed\xa0\x80"', b'"\xf4\x90\x80\x80"', b'"\xc3"')


@dataclasses.dataclass(frozen=True)
class Place:
    """Where in a body something stands or may stand."""

    way: tuple
    schema: dict

    @property
    def pointer(self):
        return pointer_to(self.way)

    @property
    def takes_text(self):
        kind = self.schema.get("type", "string" if "enum" in self.schema else None)
        return "string" in (kind if isinstance(kind, list) else [kind])


@dataclasses.dataclass(frozen=True)
class Mutation:
    name: str
    body: bytes
    code: str | None  # what it must be refused with; None where the schema lets it pass
    pointers: frozenset  # of which at least one is named, and no other
    probe: str  # what no answer may repeat; "" where there is nothing to look for


def pointer_to(way):
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in way)


def places(contract, schema, value, way=()):
    """Every member and first element that the schema knows, in objects that the value has."""
    schema = contract.resolved(schema)
    for choice in schema.get("oneOf", ()):
        if "properties" in contract.resolved(choice) and contract.validator(choice).is_valid(value):
            yield from places(contract, choice, value, way)
    if isinstance(value, dict):
        for name, part in schema.get("properties", {}).items():
            part = contract.resolved(part)
            yield Place((*way, name), part)
            if name in value:
                yield from places(contract, part, value[name], (*way, name))
    elif isinstance(value, list) and value:
        part = contract.resolved(schema["items"])
        yield Place((*way, 0), part)
        yield from places(contract, part, value[0], (*way, 0))


def with_value(body, way, value):
    body = copy.deepcopy(body)
    inner = body
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = value
    return body


def without(body, way):
    body = copy.deepcopy(body)
    inner = body
    for step in way[:-1]:
        inner = inner[step]
    del inner[way[-1]]
    return body


def value_at(body, way):
    for step in way:
        if isinstance(body, dict) and step not in body:
            return None
        body = body[step]
    return body


def raw(body, way, token):
    """The body as bytes with a token at that place that no encoder would write."""
    text = json.dumps(with_value(body, way, RAW)).encode()
    return text.replace(json.dumps(RAW).encode(), token if isinstance(token, bytes) else token.encode())


def wrong_values(place, good):
    """Values of every kind; the schema says which of them are wrong."""
    yield from OF_ANY_TYPE
    yield [good]
    yield {"value": good}
    bounds = place.schema
    for edge in ("minimum", "maximum"):
        if edge in bounds:
            yield from (bounds[edge], bounds[edge] - 1, bounds[edge] + 1, str(bounds[edge]))
    if bounds.get("type") == "integer":
        yield from (-(2**31), 2**53 + 1, 2**63 - 1, -(2**63))
    if "maxItems" in bounds and good:
        yield from (good[:1] * (bounds["maxItems"] + 1), [*good, None], [*good, "x"])
    if place.takes_text:
        yield from WEIRD
        yield "x" * (bounds.get("maxLength", 0) + 1)
        yield "\u0639" * bounds.get("maxLength", 1)
        yield "x" * HUGE
        if isinstance(good, str):
            yield from (good.lower(), good.upper(), good + "\n", " " + good, good + " ", good + "\u0000", good[:-1], good * 2)
        yield from (word.upper() for word in bounds.get("enum", ()))


def mutations(contract, schema, body):
    """All of one body, naughty strings aside."""
    judge = contract.validator(schema)
    choice = alternatives(contract, schema)

    def judged(name, changed, place, probe=None):
        code = None if judge.is_valid(changed) else "E_FIELDS"
        named = {place.pointer} if place.way[0] not in choice else {pointer_to((each,)) for each in choice}
        shown = probe if isinstance(probe, str) and len(probe) >= 4 else ""
        return Mutation(f"{place.pointer} {name}"[:90], json.dumps(changed).encode(), code, frozenset(named), shown)

    for place in places(contract, schema, body):
        good = value_at(body, place.way)
        for value in wrong_values(place, good):
            yield judged(repr(value), with_value(body, place.way, value), place, value)
        for token in NOT_STRICT + NOT_UTF8:
            yield Mutation(f"{place.pointer} raw {token!r}"[:90], raw(body, place.way, token), "E_JSON", frozenset(), "")
        if good is None:
            continue
        if isinstance(place.way[-1], str):
            yield judged("missing", without(body, place.way), place)
            member = json.dumps(place.way[-1])
            twice = raw(body, place.way, f"{json.dumps(good)}, {member}: {json.dumps(good)}")
            yield Mutation(f"{place.pointer} twice", twice, "E_JSON", frozenset(), "")
    yield from surplus(contract, schema, body)


def objects(contract, schema, body):
    """The ways to every object of the body that the schema describes."""
    yield ()
    for place in places(contract, schema, body):
        if isinstance(value_at(body, place.way), dict):
            yield place.way


def surplus(contract, schema, body):
    """A field that nobody described, in every object. Its name is repeated only where it is a plain word."""
    for way in objects(contract, schema, body):
        for name in (SURPLUS, "constructor", "__proto__", "Mission", "x" * 64, "x" * 65, "", "a/b~c",
                     "<script>", "\u0000", "\u0639", "a b"):
            plain = 0 < len(name) <= 64 and all(c == "_" or (c.isascii() and c.isalnum()) for c in name)
            pointer = pointer_to((*way, name)) if plain else pointer_to(way)
            probe = "" if plain or len(name) < 4 else name
            changed = json.dumps(with_value(body, (*way, name), 1)).encode()
            yield Mutation(f"{pointer_to(way)} and {name!r}", changed, "E_FIELDS", frozenset({pointer}), probe)


def alternatives(contract, schema):
    """Members of which a body has exactly one."""
    schema = contract.resolved(schema)
    return {name for each in schema.get("oneOf", ()) for name in contract.resolved(each).get("required", ())}


def naughty(contract, schema, body):
    """Every string of the list at every place that takes text."""
    judge = contract.validator(schema)
    for place in places(contract, schema, body):
        if not place.takes_text:
            continue
        for number, text in enumerate(NAUGHTY):
            changed = with_value(body, place.way, text)
            code = None if judge.is_valid(changed) else "E_FIELDS"
            choice = alternatives(contract, schema)
            named = {place.pointer} if place.way[0] not in choice else {pointer_to((each,)) for each in choice}
            probe = text if len(text) >= 4 else ""
            yield Mutation(f"{place.pointer} naughty {number}", json.dumps(changed).encode(), code, frozenset(named), probe)
