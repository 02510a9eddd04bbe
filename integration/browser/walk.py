"""Starts a house, lets the citizen walk through it in each way, and says what was found.

    walk.py            every language, with and without scripts, at 320 and 1280 px
    walk.py shots      the screenshots of docs/pages/

The driver and the checker lie in the folder `browser` of the build (./dev e2e puts them there).
"""

import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "integration/tests"))
sys.path.insert(0, str(ROOT / "integration/servers"))

from house import House, opened  # noqa: E402
from places import programs  # noqa: E402

WIDTHS = (320, 1280)
SEARCHES = {"ar": "باريس", "fr": "paris", "en": "PARÍS", "es": "francia"}


def walk(house, **asked):
    modules = programs().parent / "browser"
    asked = {"base": f"https://127.0.0.1:{house.ports['PUBLIC']}", "modules": str(modules)} | asked
    asked["search"] = SEARCHES[asked["language"]]
    done = subprocess.run(
        ["node", HERE / "citizen.mjs", json.dumps(asked)], capture_output=True, text=True, timeout=300, check=True
    )
    return json.loads(done.stdout)


def every_way():
    for language in SEARCHES:
        for width in WIDTHS:
            for script in (False, True):
                for mistakes in (False, True):
                    yield {"language": language, "width": width, "script": script, "mistakes": mistakes}


def shots():
    for language in ("ar", "fr"):
        for width in WIDTHS:
            folder = ROOT / "docs/pages" / f"{language}-{width}"
            plain = {"script": False, "check": False, "mistakes": True}
            yield plain | {"language": language, "width": width, "shots": str(folder)}


def told(way, found):
    """One line of the table, and a line for each problem."""
    words = [way["language"], str(way["width"]), "script" if way["script"] else "plain"]
    words += ["mistakes"] if way["mistakes"] else []
    yield f"{' '.join(words):24} {found['requests']:3} requests {found['bytes'] / 1024:6.1f} KiB  {len(found['problems'])} problems"
    for problem in found["problems"]:
        yield f"    {problem}"


def main(ways):
    bad = 0
    with tempfile.TemporaryDirectory() as folder, opened(House(pathlib.Path(folder) / "state").prepare()) as house:
        house.start()
        for way in ways:
            found = walk(house, **way)
            bad += len(found["problems"])
            print("\n".join(told(way, found)), flush=True)
        house.stop()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(shots() if sys.argv[1:] == ["shots"] else every_way()))
