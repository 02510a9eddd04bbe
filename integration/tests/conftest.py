import pytest

from acquirer_book import settle
from house import House, opened, running
from places import programs


def pytest_sessionstart():
    missing = [name for name in ("etimbre", "acquirer-sim") if not (programs() / name).exists()]
    if missing:
        pytest.exit(f"{', '.join(missing)} not found in {programs()}: ./dev build first, or set ETIMBRE_BIN", returncode=3)


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
