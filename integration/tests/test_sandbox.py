"""`etimbre serve` gives up what it never needs; that it still does all its work there, every other test shows."""

import json


def test_everything_that_is_forbidden_is_refused(house):
    done = house.run("serve", "--self-test-sandbox")
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    assert len(lines) >= 21 and all(line.startswith("refused") for line in lines[:-1]), done.stdout


def test_the_self_test_finds_a_sandbox_that_is_not_there(new_house):
    new_house.configure({"service": {"sandbox": "off"}})
    done = new_house.run("serve", "--self-test-sandbox")
    assert done.returncode == 1
    assert done.stdout.count("POSSIBLE") > 5, done.stdout


def test_the_service_runs_in_it(house):
    events = [json.loads(line) for line in house.service.log.read_text().splitlines() if line.startswith("{")]
    assert [event["event"] for event in events if event["event"].startswith("sandbox")][:1] == ["sandbox_entered"]
    status = dict(
        line.split(":\t") for line in open(f"/proc/{house.service.process.pid}/status", encoding="ascii")
        if line.startswith(("NoNewPrivs", "Seccomp:"))
    )
    assert status["NoNewPrivs"].strip() == "1" and status["Seccomp"].strip() == "2"
    limits = open(f"/proc/{house.service.process.pid}/limits", encoding="ascii").read()
    assert "Max core file size        0                    0" in limits
