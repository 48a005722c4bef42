"""Billet as a stage of a Spark job: rows in, checked messages out.

Billet is a stateless filter that speaks JSON Lines both ways, so a partition is one process. A partition that
Spark computes again, because a worker died, gives the same rows again.
"""

import collections
import json
import subprocess
import threading
from collections.abc import Iterable, Iterator

RESULT_SCHEMA = "id string, order string, status string, output string, rules array<string>, diagnostics string"


class BilletFailed(RuntimeError):
    """The process could not do its work; the partition is not to be trusted."""


def render_partition(rows: Iterable[dict], command: list[str], order: str = "order_id") -> Iterator[dict]:
    """Sends the rows of a partition through one process and yields an answer for each, in order.

    Each row is a dictionary with an `id` of its own; its field `order` is carried along.
    """
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    trouble = []
    # Rows that wait for their answers, as many as the pipes hold.
    sent = collections.deque()

    # Writing and reading go on side by side, or both ends would wait with full pipes.
    def feed():
        try:
            for row in rows:
                sent.append((row["id"], row.get(order)))
                line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
                process.stdin.write(line.encode() + b"\n")
        except BaseException as error:  # A failed upstream must not look like the end of the rows.
            trouble.append(error)
        finally:
            try:
                process.stdin.close()
            except BrokenPipeError as error:
                trouble.append(error)

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    try:
        for line in process.stdout:
            answer = json.loads(line)
            findings = answer.get("diagnostics", [])
            identifier, name = sent.popleft()
            if answer.get("id") != identifier:
                raise BilletFailed(f"the answer to row {identifier} names row {answer.get('id')}")
            yield {
                "id": identifier,
                "order": name,
                "status": answer["status"],
                "output": answer.get("output"),
                "rules": sorted({finding["rule"] for finding in findings}),
                "diagnostics": json.dumps(findings, ensure_ascii=False) if findings else None,
            }
        feeder.join()
        status = process.wait()
        # 1 says that rows failed, and which did stands in their answers.
        if status not in (0, 1):
            raise BilletFailed(f"billet ended with status {status}")
        if trouble or sent:
            raise BilletFailed("the rows of the partition were not all answered") from (trouble or [None])[0]
    finally:
        process.kill()
        process.wait()


def nested(row: dict) -> dict:
    """Columns such as `items.0.title` as objects and lists, and empty cells left out, as Billet reads a table."""
    root: dict = {}
    for name, value in row.items():
        if value is None or value == "":
            continue
        *path, last = name.split(".")
        node = root
        for key in path:
            node = node.setdefault(key, {})
        node[last] = value
    return _lists(root)


def _lists(value):
    if not isinstance(value, dict):
        return value
    value = {key: _lists(item) for key, item in value.items()}
    if value and all(key.isdigit() for key in value):
        return [value[key] for key in sorted(value, key=int)]
    return value
