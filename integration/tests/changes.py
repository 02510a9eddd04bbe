"""Whether anything was written, told by a digest of every table, read from beside."""

import contextlib
import hashlib

# Jobs come and go by themselves, and so do the numbers of events.
BY_ITSELF = ("job", "event_owed", "event_feed", "feed_head")
# A refusal of the business is kept for its Idempotency-Key, as docs/api.md says.
KEPT = ("kept_reply",)


class Watch:
    """Not for two threads at a time."""

    def __init__(self, database):
        self.database = database
        self.opened = contextlib.ExitStack()
        self.connection = self.opened.enter_context(database.read())
        self.version = None
        self.last = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.opened.close()

    def digests(self):
        """One digest a table. Dear only where somebody has committed since the last time."""
        version = self.database.version(self.connection)
        if version != self.version or self.last is None:
            self.version = version
            self.last = {name: self.digest(name) for name in self.database.tables(self.connection)}
        return self.last

    def digest(self, table):
        rows = self.database.ask(self.connection, f"SELECT * FROM {table}")
        return hashlib.sha256("\n".join(sorted(map(repr, rows))).encode("utf-8", "surrogatepass")).hexdigest()

    def changed_since(self, before, but=()):
        after = self.digests()
        return sorted(name for name in before | after
                      if name not in BY_ITSELF + tuple(but) and before.get(name) != after.get(name))

    @contextlib.contextmanager
    def unchanged(self, but=()):
        before = self.digests()
        yield
        changed = self.changed_since(before, but)
        assert not changed, f"written into {changed}"

    def unchanged_by(self, sends, but=()):
        """Runs all of {name: send}; where something was written, each again by itself, to name the guilty."""
        before = self.digests()
        for send in sends.values():
            send()
        if not self.changed_since(before, but):
            return
        guilty = {}
        for name, send in sends.items():
            before = self.digests()
            send()
            if changed := self.changed_since(before, but):
                guilty[name] = changed
        raise AssertionError(f"written by {guilty or 'something that writes only the first time'}")
