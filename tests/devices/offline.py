"""A device's copy of the snapshot, kept as `docs/offline.md` describes."""

import base64
import json
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.api import Api
from tests.devices.phones import Phone


@dataclass
class Held:
    """The parts that a device holds, and the cursor to ask for changes with."""

    parts: dict[str, Any]
    cursor: str

    @classmethod
    def of(cls, text: str) -> "Held":
        """Return a copy that begins with a full document."""
        held = cls({}, "")
        held.apply(text)
        return held

    def apply(self, text: str) -> dict[str, Any]:
        """Apply a document: all of it, or the parts that changed."""
        told: dict[str, Any] = json.loads(text)
        self.parts = told["parts"] if told["full"] else self.parts | told["parts"]
        self.cursor = told["cursor"]
        return told

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of a list, from all its buckets."""
        found = [self.parts[part] for part in self.parts if part.partition("/")[0] == name]
        return [row for part in found for row in part]


def read(api: Api, phone: Phone, since: str | None = None) -> str:
    """Ask for the snapshot or its changes; verify the signature; return the document."""
    path = api.at("/snapshot") if since is None else api.at("/snapshot/changes")
    event = phone.home["event"]["id"]
    path = path.replace(str(api.event_id), event)
    answer = api.get(phone.client, path, **({} if since is None else {"since": since}))
    key = phone.home["snapshot_key"]
    assert answer["key_id"] == key["key_id"]
    text: str = answer["document"]
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key["public_key"]))
    public.verify(base64.b64decode(answer["signature"]), text.encode())
    return text
