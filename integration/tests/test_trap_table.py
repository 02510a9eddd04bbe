"""The page about the acquirer names a test for each trap; each of them is there."""

import re

import pytest

from places import ROOT

pytestmark = pytest.mark.once("it is about a table of the simulator")

FOLDERS = ("tests", "integration/tests")


def test_every_test_that_the_page_names_exists():
    sources = "\n".join(
        file.read_text() for folder in FOLDERS for file in (ROOT / folder).rglob("*") if file.suffix in (".cpp", ".py")
    )
    page = (ROOT / "docs/est3dgate.md").read_text()
    named = re.findall(r"`((?:test_\w+)|(?:[A-Z]\w+\.[A-Z]\w+))`", page)
    assert len(named) > 60
    for name in named:
        suite, _, rule = name.rpartition(".")
        wanted = rf"\({suite}, {rule}\)" if suite else rf"def {rule}\("
        assert re.search(wanted, sources), f"docs/est3dgate.md names {name}, which is not there"
