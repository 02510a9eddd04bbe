"""Seeded databases, made once and kept in the build directory until something they are made from changes."""

import contextlib
import datetime
import hashlib
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess

from running import CACHE, ROOT, Broken, House, new_database, tool, with_settings

# Keys sign for a quarter and certificates last as long; a cache is made anew before that.
KEPT_FOR_DAYS = 30
SOURCES = ("schemas/*.sql", "seeds/*.csv", "integration/bench/seed/*.[ch]pp", "src/domain/stamp/claims.cpp", "src/domain/tlog/leaf.cpp")
AUDITED_UP_TO = 100_000


class Model:
    """State directory with keys, certificates and an empty database."""

    def __init__(self, state):
        self.state = state
        self.database = new_database(state)


class Store:
    def __init__(self, model, folder):
        self.model = model
        self.folder = folder
        self.database = folder / "etimbre.db"

    def requests(self, name):
        return self.folder / name


def origin():
    """Changes when a seeded database would."""
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def is_good(noted):
    try:
        kept = json.loads(noted.read_text())
    except (OSError, ValueError):
        return False
    age = datetime.datetime.now(datetime.UTC) - datetime.datetime.fromisoformat(kept["made"])
    return kept["origin"] == origin() and age < datetime.timedelta(days=KEPT_FOR_DAYS)


def model():
    """The model, and nothing left of those before it where it is new."""
    noted, state = CACHE / "made.json", CACHE / "model"
    if is_good(noted):
        return Model(state)
    for stale in (state, CACHE / "stores"):
        shutil.rmtree(stale, ignore_errors=True)
    noted.unlink(missing_ok=True)
    House(state).prepare()
    noted.write_text(json.dumps({"origin": origin(), "made": datetime.datetime.now(datetime.UTC).isoformat()}))
    return Model(state)


def run(command, what, **more):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **more)
    if done.returncode != 0:
        raise Broken(f"{what}: {done.stdout.strip()[-400:]} {done.stderr.strip()[-400:]}")
    return done.stdout


def seed(of, folder, stamps, texts, waiting, approved):
    shutil.copyfile(of.state / "etimbre.db", folder / "etimbre.db")
    merchant = json.loads((of.state / "acquirer.json").read_text())
    run(
        [tool("bench-seed"), "--state", of.state, "--database", folder / "etimbre.db", "--requests", folder, "--stamps", stamps,
         "--texts", min(stamps, texts), "--waiting", waiting, "--approved", approved, "--client-id", merchant["client_id"], "--store-key", merchant["store_key"]],
        f"seeding {stamps} stamps",
    )


def audit(of, folder):
    """A seeded database is worth measuring only if the service's own audit finds nothing in it."""
    configuration = folder / "audit.toml"
    text = (of.state / "etimbre.toml").read_text()
    configuration.write_text(with_settings(text, {"store": {"database_file": str(folder / "etimbre.db")}}))
    where = {**os.environ, "ETIMBRE_STATE_DIR": str(of.state)}
    run([tool("etimbre"), "--config", configuration, "audit"], "the audit of a seeded database", env=where)


def store(stamps, texts=100_000, waiting=0, approved=0, say=print):
    of = model()
    folder = CACHE / "stores" / f"{stamps}-{waiting}-{approved}"
    if (folder / "whole").exists():
        return Store(of, folder)
    say(f"Seeding a database of {stamps + approved:,} stamps; it is kept for the next run.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    seed(of, folder, stamps, texts, waiting, approved)
    if stamps <= AUDITED_UP_TO:
        audit(of, folder)
    (folder / "whole").touch()
    return Store(of, folder)


def counts(database, *tables):
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as books:
        return {table: books.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in tables}
