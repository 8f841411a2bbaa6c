"""What both verifiers, the scheduler's and the independent one, say of a result."""

import json

from scheduler import Problem, Result, io
from scheduler.verify.certificate import Certificate, certify
from scheduler.verify.independent import ClaimError, verify
from scheduler.verify.verifier import Verdict


def certified(problem: Problem, result: Result) -> Certificate:
    """The certificate of an honest result; the independent verifier must say the same."""
    certificate = certify(problem, result)
    assert independent_verdict(problem, result) == certificate.verdict
    return certificate


def independent_verdict(problem: Problem, result: Result) -> Verdict:
    """The independent verifier's verdict, on the documents as they are written."""
    posed = json.loads(io.dump_problem(problem))["problem"]
    claimed = json.loads(io.dump_result(result))["result"]
    try:
        lines = verify(posed, claimed)
    except ClaimError:
        return "false"
    return "proven" if all(line.endswith(": proven") for line in lines) else "word"
