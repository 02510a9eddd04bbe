#!/usr/bin/env python3
"""Buys one stamp end to end and has it redeemed, the way a citizen, the acquirer and a counter would.

Takes the state directory of a running copy and the program; ports come from the ETIMBRE_*_PORT variables.
Prints one line a step. Exit code 0 only if the stamp was verified, redeemed, and refused the second time.
"""

import argparse
import http.client
import json
import os
import pathlib
import ssl
import subprocess
import sys
import time
import urllib.parse
import uuid

CARD_THAT_IS_APPROVED = {
    "pan": "4000000000000010",
    "Ecom_Payment_Card_ExpDate_Month": "12",
    "Ecom_Payment_Card_ExpDate_Year": "2035",
    "cv2": "123",
}
PAID_WITHIN_SECONDS = 60


class SmokeFailure(Exception):
    """A step did not end as it should; the sentence says which and how."""


class Service:
    """One HTTPS listener, with the certificate of a partner or without."""

    def __init__(self, port, state, partner=None):
        self.port = port
        self.context = ssl.create_default_context(cafile=str(state / "ca.pem"))
        if partner:
            self.context.load_cert_chain(state / f"{partner}.pem", state / f"{partner}.key")

    def call(self, method, path, body=None, **headers):
        """Status and body of the answer; a dict is sent as JSON."""
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=self.context, timeout=30)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if isinstance(body, dict):
            body = json.dumps(body)
            sent["Content-Type"] = "application/json"
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def expect(self, wanted, method, path, body=None, **headers):
        """The answer's body, read as JSON where it is JSON."""
        status, content = self.call(method, path, body, **headers)
        if status != wanted:
            raise SmokeFailure(f"{method} {path.split('?')[0]} answered {status}, not {wanted}: {content[:600]!r}")
        return json.loads(content) if content[:1] in b"{[" else content


class Step:
    """Times one step and prints its line; `found` is what the line says besides."""

    def __init__(self, name):
        self.name = name
        self.found = ""

    def __enter__(self):
        self.began = time.monotonic()
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            millis = (time.monotonic() - self.began) * 1000
            print(f"  {self.name:<34} {self.found:<34} {millis:>7.0f} ms", flush=True)


def key():
    return str(uuid.uuid4())


def money(amount):
    digits = amount["amount_minor"].rjust(amount["exponent"] + 1, "0")
    cut = len(digits) - amount["exponent"]
    return f"{digits[:cut]}.{digits[cut:]} {amount['currency']}" if amount["exponent"] else f"{digits} {amount['currency']}"


def order_a_stamp(public):
    with Step("Fee of a passport, CG-PAR") as step:
        quote = public.expect(
            201, "POST", "/api/v1/quotes",
            {"mission": "CG-PAR", "lines": [{"service": "PAS-EST", "quantity": 1, "age": 34, "lost": False}]},
        )
        step.found = money(quote["total"])
    with Step("Order"):
        return public.expect(
            201, "POST", "/api/v1/orders",
            {
                "quote_id": quote["quote_id"],
                "payer": {"email": "smoke@etimbre.example", "name": "Smoke Check"},
                "language": "fr",
            },
            Idempotency_Key=key(),
        )


def pay(public, acquirer, order, bearer):
    path = f"/api/v1/orders/{order['order_id']}"
    with Step("Payment") as step:
        payment = public.expect(201, "POST", path + "/payments", {}, Idempotency_Key=key(), Authorization=bearer)
        step.found = payment["state"]
    with Step("Card, at the acquirer's page"):
        redirect = payment["redirect"]
        acquirer.expect(
            200, redirect["method"], urllib.parse.urlsplit(redirect["url"]).path,
            urllib.parse.urlencode(redirect["fields"] | CARD_THAT_IS_APPROVED),
            Content_Type="application/x-www-form-urlencoded",
        )
    with Step("Money captured, stamp issued") as step:
        deadline = time.monotonic() + PAID_WITHIN_SECONDS
        while True:
            paid = public.expect(200, "GET", path, Authorization=bearer)
            if paid["state"] == "paid" and paid["stamps"]:
                break
            if time.monotonic() > deadline:
                raise SmokeFailure(f"the order is still {paid['state']} after {PAID_WITHIN_SECONDS} s: {paid['payments']}")
            time.sleep(0.05)
        stamp = paid["stamps"][0]
        step.found = stamp["number"]
        return stamp


def local(url):
    """Path and query of an answer's link, which may be absolute."""
    parts = urllib.parse.urlsplit(url)
    return parts.path + ("?" + parts.query if parts.query else "")


def download(public, stamp):
    for name, link, beginning in (("PDF", "pdf_url", b"%PDF-"), ("Code", "qr_svg_url", b"<")):
        with Step(name) as step:
            content = public.expect(200, "GET", local(stamp[link]))
            if not content.startswith(beginning):
                raise SmokeFailure(f"the {name} begins with {content[:20]!r}")
            step.found = f"{len(content) / 1024:.1f} KiB"


def expect_ok(answer, where):
    if answer["result"] != "OK":
        raise SmokeFailure(f"{where} says {answer['result']} of the stamp")


def verify(public, partner, stamp, program, configuration):
    with Step("Verified by anyone") as step:
        answer = public.expect(200, "POST", "/api/v1/checks", {"text": stamp["text"]})
        expect_ok(answer, "POST /checks")
        step.found = answer["state"]
    with Step("Verified offline"):
        done = subprocess.run(
            [program, "--config", configuration, "stamp", "verify", "--json", "-"],
            input=stamp["text"] + "\n", capture_output=True, text=True, timeout=30, check=False,
        )
        if done.returncode != 0:
            raise SmokeFailure(f"etimbre stamp verify ended with {done.returncode}: {done.stdout}{done.stderr}")
        expect_ok(json.loads(done.stdout), "etimbre stamp verify")
    with Step("Verified at the counter"):
        expect_ok(partner.expect(200, "POST", "/api/v1/verifications", {"text": stamp["text"]}), "the counter")


def redeem(partner, stamp):
    wanted = {"text": stamp["text"], "service": "PAS-EST"}
    with Step("Redeemed at the counter") as step:
        redemption = partner.expect(201, "POST", "/api/v1/redemptions", wanted, Idempotency_Key=key())
        step.found = redemption["redeemed_at"]
    with Step("Refused the second time") as step:
        refusal = partner.expect(409, "POST", "/api/v1/redemptions", wanted, Idempotency_Key=key())
        step.found = refusal["code"]
        if refusal["code"] != "E_REDEEMED":
            raise SmokeFailure(f"the second redemption was refused with {refusal['code']}, not E_REDEEMED")


def port(name, default):
    return int(os.environ.get(f"ETIMBRE_{name}_PORT") or default)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("state", type=pathlib.Path, help="state directory of the running copy")
    arguments.add_argument("program", help="the etimbre program")
    given = arguments.parse_args()

    public = Service(port("PUBLIC", 8443), given.state)
    acquirer = Service(port("ACQUIRER", 8444), given.state)
    partner = Service(port("PARTNER", 9443), given.state, "counter-CG-PAR")
    try:
        order = order_a_stamp(public)
        stamp = pay(public, acquirer, order, f"Bearer {order['access_token']}")
        download(public, stamp)
        verify(public, partner, stamp, given.program, given.state / "etimbre.toml")
        redeem(partner, stamp)
    except (SmokeFailure, OSError, http.client.HTTPException, ValueError, KeyError) as failure:
        print(f"  The purchase stopped: {type(failure).__name__}: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
