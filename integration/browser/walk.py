"""Starts a house, lets people walk through its pages in a real browser, and says what was found.

    walk.py            every language, with and without scripts, at 320 and 1280 px, and every page of the house
    walk.py short      the same for one language of each direction, in a minute and a half
    walk.py shots      the screenshots of docs/pages/

`--junit FILE` writes a report. The driver and the checkers lie in the folder `browser` of the build (./dev puts them
there).
"""

import argparse
import concurrent.futures
import contextlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "integration/tests"))
sys.path.insert(0, str(ROOT / "integration/servers"))

import purchase  # noqa: E402
from camera import film_of  # noqa: E402
from house import House, opened  # noqa: E402
from places import programs  # noqa: E402
from pictures import shrink  # noqa: E402
from report import told, write_junit  # noqa: E402
from sink import Sink  # noqa: E402

LANGUAGES = ("ar", "fr", "en", "es")
WIDTHS = (320, 1280)
SEARCHES = {"ar": "باريس", "fr": "paris", "en": "PARÍS", "es": "francia"}
SECONDS = 600  # for one walk, on a machine that has much else to do
P10 = {"requests": 10, "bytes": 60 * 1024}  # scripts, where they run, are one request more

# A browser looks for numbers and orders quicker than people may, and on a machine with much else to do it shakes hands slowly.
LIMITS = {
    "number_lookups_per_minute": 6000, "number_lookups_per_second": 100, "finds_per_minute": 6000, "mails_per_hour_per_order": 6000,
    "handshake_seconds": 60, "header_seconds": 60,
}
SETTINGS = {"limits": LIMITS, "service": {"parts_page": "on"}}


def settings_with(sink):
    """A house that sends mail, so that its pages offer it."""
    return SETTINGS | {
        "mail": {"server": "127.0.0.1", "port": sink.port, "security": "none-on-loopback", "from": "no-reply@etimbre.example"}
    }


def every_way():
    for language in LANGUAGES:
        for width in WIDTHS:
            for script in (False, True):
                yield {"walk": "citizen", "language": language, "width": width, "script": script}
            yield {"walk": "citizen", "language": language, "width": width, "script": width == 320, "mistakes": True}
            yield {"walk": "pages", "language": language, "width": width, "script": width == 320}
        yield {"walk": "pages", "language": language, "width": 320, "script": False, "dark": True}
        yield {"walk": "citizen", "language": language, "width": 320, "script": False, "dark": True, "mistakes": True}
        yield {"walk": "scan", "language": language, "width": 320, "script": True, "film": True}
    yield {"walk": "scan", "language": "ar", "width": 1280, "script": True}
    yield {"walk": "judges", "language": "fr", "width": 320, "script": True}


def short_way():
    yield {"walk": "citizen", "language": "ar", "width": 320, "script": False, "mistakes": True}
    yield {"walk": "citizen", "language": "ar", "width": 1280, "script": True}
    yield {"walk": "citizen", "language": "fr", "width": 1280, "script": False}
    yield {"walk": "citizen", "language": "fr", "width": 320, "script": True}
    yield {"walk": "pages", "language": "ar", "width": 320, "script": False}
    yield {"walk": "pages", "language": "fr", "width": 1280, "script": True}
    yield {"walk": "scan", "language": "fr", "width": 320, "script": True, "film": True}
    yield {"walk": "judges", "language": "fr", "width": 320, "script": True}


def shots():
    for language in ("ar", "fr"):
        for width in WIDTHS:
            plain = {"language": language, "width": width, "script": False, "check": False}
            plain["shots"] = str(ROOT / "docs/pages" / f"{language}-{width}")
            yield {"walk": "citizen"} | plain
            yield {"walk": "pages", "visits": ["check", "valid", "status"]} | plain


def bought_stamp(house):
    """One stamp for whoever only looks at pages: its number, its text, its order's path, a film of its paper."""
    with house.public() as public, house.acquirer() as acquirer:
        order = purchase.order(public, language="fr")
        purchase.type_card(acquirer, purchase.start_payment(public, order)["redirect"])
        stamp = purchase.wait_until_paid(public, order, within=60)["stamps"][0]
        paper = public.get("/" + stamp["pdf_url"].split("/", 3)[3])
    token = stamp["pdf_url"].split("?t=")[1]
    film = film_of(paper.body, house.state)
    return {"number": stamp["number"], "text": stamp["text"], "order": f"/orders/{order.id}?t={token}", "film": str(film)}


def trusting_home(house):
    """A home for the browser, in which it trusts the house's authority: only then does it keep files as people's do."""
    trusted = house.state / "home/.pki/nssdb"
    trusted.mkdir(parents=True)
    for command in (["-N", "--empty-password"], ["-A", "-n", "etimbre", "-t", "C,,", "-i", house.state / "ca.pem"]):
        subprocess.run(["certutil", "-d", f"sql:{trusted}", *command], check=True, capture_output=True, timeout=60)


def asked_of(way, house, stamp):
    base = {"base": f"https://127.0.0.1:{house.ports['PUBLIC']}", "modules": str(programs().parent / "browser")}
    base |= {"acquirer": f"https://127.0.0.1:{house.ports['ACQUIRER']}", "home": str(house.state / "home")}
    asked = base | {each: stamp[each] for each in ("number", "text", "order")} | way
    asked["search"] = SEARCHES[way["language"]]
    if asked.pop("film", False):
        asked["video"] = stamp["film"]
    return asked


walking = {}


def walk(way, house, stamp):
    """What was found. The browser ends with the script that drives it, and that at the latest when its time is up."""
    command = ["node", HERE / f"{way['walk']}.mjs", json.dumps(asked_of(way, house, stamp))]
    folder = tempfile.mkdtemp(dir=house.state)
    driver = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | {"TMPDIR": folder}
    )
    walking[driver] = folder
    try:
        out, complaint = driver.communicate(timeout=SECONDS)
        return json.loads(out) if driver.returncode == 0 else {"problems": [f"the driver failed: {complaint[-800:]}"]}
    except subprocess.TimeoutExpired:
        return {"problems": [f"not done after {SECONDS} s"]}
    finally:
        end(driver)


def end(driver):
    """Ends the driver and its browser, whose processes stand in sessions of their own and are known by their folder."""
    folder = walking.pop(driver, None)
    while folder and (left := those_of(folder)):
        for process in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        driver.poll()


def those_of(folder):
    mark = f"TMPDIR={folder}\0".encode()
    found = []
    for environment in pathlib.Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if mark in environment.read_bytes():
                found.append(int(environment.parent.name))
    return found


def hold_to_p10(way, found):
    """The price of a purchase is that of one without detours, whatever checks were made beside it."""
    if "p10" not in found or way.get("mistakes"):
        return
    for what, most in P10.items():
        most += 1 if what == "requests" and way["script"] else 0
        if found["p10"][what] > most:
            found["problems"].append(f"P10: {found['p10'][what]} {what} for a purchase, at most {most}")


def walked(ways, hands, house, stamp):
    """Each way with what was found, in their order. Whoever stops us ends the browsers too."""
    with concurrent.futures.ThreadPoolExecutor(hands) as pool:
        try:
            yield from zip(ways, pool.map(lambda each: walk(each, house, stamp), ways))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            for driver in list(walking):
                end(driver)


def house_in(folder):
    return House(pathlib.Path(folder) / "state", settings_with(Sink())).prepare()


def main(ways, junit, hands):
    results = []
    with tempfile.TemporaryDirectory() as folder, opened(house_in(folder)) as house:
        trusting_home(house)
        house.start()
        stamp = bought_stamp(house)
        for way, found in walked(ways, hands, house, stamp):
            hold_to_p10(way, found)
            results.append((way, found))
            print("\n".join(told(way, found)), flush=True)
        house.stop()
    for way in ways:
        if "shots" in way:
            shrink(pathlib.Path(way["shots"]))
    if junit:
        write_junit(junit, results)
    return 1 if any(found["problems"] for _, found in results) else 0


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("what", nargs="?", default="all", choices=["all", "short", "shots"])
    arguments.add_argument("--junit", type=pathlib.Path)
    given = arguments.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    chosen = {"all": every_way, "short": short_way, "shots": shots}[given.what]
    sys.exit(main(list(chosen()), given.junit, 1 if given.what == "shots" else 2))
