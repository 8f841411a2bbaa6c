"""What is made from the API's document is that of the committed one."""

import hashlib
import json
from importlib import util

from tests.clients.places import DOCUMENT, PYTHON, TYPESCRIPT

ANEW = "run `make openapi`"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_the_types_of_the_typescript_client_are_made_of_this_document() -> None:
    """Its first lines say so, and by which generator, so that none is needed to see it."""
    made = (TYPESCRIPT / "src" / "schema.ts").read_bytes()
    by, document, content, rest = made.split(b"\n", 3)
    locked = json.loads((TYPESCRIPT / "package.json").read_text("utf-8"))["devDependencies"]
    assert f"openapi-typescript {locked['openapi-typescript']} ".encode() in by
    assert document == f"// document {_sha256(DOCUMENT.read_bytes())}".encode(), ANEW
    assert content == f"// content {_sha256(rest)}".encode(), "somebody changed it by hand"


def test_the_operations_and_types_of_the_python_client_are_made_of_this_document() -> None:
    spec = util.spec_from_file_location("generate", PYTHON / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    for file, content in generate.made().items():
        assert file.read_text("utf-8") == content, f"{file.name}: {ANEW}"


def test_the_lock_names_no_registry_and_pins_every_package_by_its_content() -> None:
    lock = json.loads((TYPESCRIPT / "package-lock.json").read_text("utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert all("resolved" not in one for one in packages.values())
    assert [name for name, one in packages.items() if "integrity" not in one] == []
