"""The Spark job against a single-machine run, on local workers that are killed."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time

import pytest

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[1]
BILLET = os.environ["BILLET"]
MESSAGE = ROOT / "Messages/review-request/en-US.md"
ROWS = 3_000


@pytest.fixture(scope="module")
def orders(tmp_path_factory):
    """Orders with a repeat in every hundred and a fault in every seventy."""
    path = tmp_path_factory.mktemp("orders") / "orders.csv"
    with path.open("w") as file:
        file.write("order_id,buyer_name,items.0.title,items.1.title,seller_name\n")
        for number in range(ROWS):
            order = number - 7 if number % 100 == 50 else number
            digits = f"114-{order:07}-1234567" if number % 70 else "none"
            second = "Bulb, warm" if number % 3 else ""
            file.write(f'{digits if number % 70 else f"none-{number}"},"O\'Neill {number}",Lamp,"{second}",The Lumen team\n')
    return path


@pytest.fixture(scope="module")
def expected(orders, tmp_path_factory):
    """What one machine makes of the orders without the repeats."""
    lines = orders.read_text().splitlines(keepends=True)
    seen, kept = set(), [lines[0]]
    for line in lines[1:]:
        order = line.split(",", 1)[0]
        if order not in seen:
            kept.append(line)
        seen.add(order)
    single = tmp_path_factory.mktemp("single") / "orders.csv"
    single.write_text("".join(kept))
    answer = subprocess.run(
        [BILLET, "batch", str(MESSAGE), "--data", str(single), "--id", "order_id", "--quiet"],
        capture_output=True, check=False,
    )
    assert answer.returncode == 1
    answers = [json.loads(line) for line in answer.stdout.splitlines()]
    return {answer["id"]: answer.get("output") for answer in answers}


def spark(orders, out, master="local[4,8]"):
    command = [
        sys.executable, str(HERE / "send.py"), "--billet", BILLET, "--message", str(MESSAGE),
        "--orders", str(orders), "--out", str(out), "--as", "json", "--master", master, "--partitions", "6",
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def rows(out):
    found = [json.loads(line) for part in out.glob("part-*") for line in part.read_text().splitlines()]
    return sorted(found, key=lambda row: int(row["id"]))


def check(found, expected):
    assert len(found) == ROWS
    repeats = [row for row in found if row.get("rules") == ["repeat-request"]]
    assert len(repeats) == sum(1 for number in range(ROWS) if number % 100 == 50 and (number - 7) % 70 and number % 70)
    rest = [row for row in found if row not in repeats]
    assert {row["order"]: row.get("output") for row in rest} == expected
    assert len(rest) == len(expected)


def test_output_equals_the_single_machine_run(orders, expected, tmp_path):
    job = spark(orders, tmp_path / "out")
    output, complaint = job.communicate(timeout=900)
    assert job.returncode == 1, complaint
    assert "rendered" in output and "repeat-request" in output and "wrong-type" in output
    check(rows(tmp_path / "out"), expected)


def test_killed_workers_change_nothing(orders, expected, tmp_path):
    job = spark(orders, tmp_path / "out")
    killed = 0
    deadline = time.monotonic() + 600
    drained = threading.Thread(target=lambda: setattr(job, "texts", job.communicate()), daemon=True)
    drained.start()
    while job.poll() is None and killed < 4 and time.monotonic() < deadline:
        # The filters of this job, whatever else runs on the machine.
        found = subprocess.run(["pgrep", "-f", f"{BILLET} batch {MESSAGE} --data -"], capture_output=True, text=True)
        for pid in found.stdout.split()[:1]:
            try:
                os.kill(int(pid), signal.SIGKILL)
                killed += 1
            except ProcessLookupError:
                pass
        time.sleep(0.2)
    drained.join(timeout=900)
    assert killed > 0
    assert job.returncode == 1, job.texts[1]
    check(rows(tmp_path / "out"), expected)
