"""Wire shapes of snapshots."""

from pydantic import BaseModel, Field


class SnapshotOut(BaseModel):
    """A document with its signature; what it holds is described in `docs/offline.md`."""

    document: str = Field(
        description="JSON, as text: the signature is over its UTF-8 bytes",
        examples=['{"format": 1}'],
    )
    signature: str = Field(
        description="Ed25519 by the device's `snapshot_key`, in Base64", examples=["5lW1BXZkQ0aA"]
    )
    key_id: str = Field(
        description="Which key signed it, 6 hexadecimal digits", examples=["0a1b2c"]
    )
