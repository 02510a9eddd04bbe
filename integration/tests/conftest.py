import pathlib

import pytest

from acquirer_book import settle
from changes import Watch
from engines import chosen
from estate import Estate, at_rest
from house import House, opened, running
from places import programs


def pytest_sessionstart():
    missing = [name for name in ("etimbre", "acquirer-sim") if not (programs() / name).exists()]
    if missing:
        pytest.exit(f"{', '.join(missing)} not found in {programs()}: ./dev build first, or set ETIMBRE_BIN", returncode=3)


LAST = "test_coverage.py"


def pytest_configure(config):
    config.addinivalue_line("markers", "once(why): is tried on SQLite only, for it would say the same on every engine")
    config.addinivalue_line("markers", "server(why): is tried on MariaDB only, for SQLite has no server")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """What asks whether everything was tried comes last, and only where everything is tried."""
    asked = {item.path.name for item in items}
    there = {file.name for file in pathlib.Path(__file__).parent.glob("test_*.py")}
    partly = config.option.keyword or config.option.markexpr or any("::" in str(each) for each in config.args)
    spared = spared_on_this_store(items)
    last = [item for item in items if item.path.name == LAST and item not in spared]
    rest = [item for item in items if item.path.name != LAST and item not in spared]
    is_whole = asked == there and not partly
    items[:] = rest + (last if is_whole else [])
    config.hook.pytest_deselected(items=spared + ([] if is_whole else last))


def spared_on_this_store(items):
    elsewhere = "server" if chosen() == "sqlite" else "once"
    return [item for item in items if item.get_closest_marker(elsewhere)]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """A failed test shows the end of the logs of the houses that were open."""
    outcome = yield
    report = outcome.get_result()
    if report.failed:
        for house in running:
            report.sections.append((f"house {house.state}", house.logs()))


@pytest.fixture(scope="session")
def model_house(tmp_path_factory):
    """Never started: its certificates, keys and empty database are copied."""
    return House(tmp_path_factory.mktemp("model") / "state").prepare()


@pytest.fixture(scope="session")
def house(model_house, tmp_path_factory):
    """The system that ordinary tests share. When the last of them is over, all its books must agree."""
    with opened(House.like(model_house, tmp_path_factory.mktemp("shared") / "state")) as house:
        yield house.start()
        settle(house)
        house.stop()


@pytest.fixture(scope="session")
def estate(model_house, tmp_path_factory):
    """A system at rest, in which nothing is written but by the request of a test, and objects to ask about."""
    with opened(House.like(model_house, tmp_path_factory.mktemp("estate") / "state", at_rest(model_house))) as house:
        yield Estate(house.start())
        settle(house)
        house.stop()


@pytest.fixture
def watch(estate):
    with Watch(estate.house.database) as watch:
        yield watch


@pytest.fixture
def new_house(model_house, tmp_path):
    """A system of the test's own, not started yet."""
    with opened(House.like(model_house, tmp_path / "state")) as house:
        yield house


@pytest.fixture
def public(house):
    with house.public() as client:
        yield client


@pytest.fixture
def acquirer(house):
    with house.acquirer() as client:
        yield client


@pytest.fixture
def counter(house):
    with house.partner("counter-CG-PAR") as client:
        yield client
