"""The pages' own modules, run by Node, to compare them with the Python that they mirror."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hatch_build

PAGES = Path(hatch_build.__file__).parent / hatch_build.PAGES
_PROGRAM = """
import { createInterface } from "node:readline";
const modules = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const { module, body, given } = JSON.parse(line);
  if (!modules.has(module)) modules.set(module, await import(module));
  const run = new Function("it", "given", body);
  let answer;
  try {
    answer = { value: (await run(modules.get(module), given)) ?? null };
  } catch (error) {
    answer = { error: String(error.stack) };
  }
  console.log(JSON.stringify(answer));
}
"""


class Node:
    """A running Node that evaluates one expression over a module after the other."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, module: str, body: str, given: object = None) -> Any:
        """Return the result of a function body that uses `it`, the module, and `given`.

        A promise is awaited.
        """
        assert self._process.stdin
        assert self._process.stdout
        question = {"module": (PAGES / module).as_uri(), "body": body, "given": given}
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "error" not in answer, answer
        return answer["value"]


@contextmanager
def running_node() -> Iterator[Node]:
    """Run Node until the context ends."""
    command = [hatch_build._node(), "--input-type=module", "--eval", _PROGRAM]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield Node(process)
        assert process.stdin
        process.stdin.close()
