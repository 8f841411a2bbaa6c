"""A stored file read anew: its preview, made of content, choices and the event's vocabulary.

The last few previews are remembered, because an organizer pages through one.
"""

import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from threading import Lock
from typing import Any

from app.events.records import Tag
from app.imports.records import ListKind
from app.sheets.files.limits import Limits
from app.sheets.lists.preview import Preview, preview
from app.sheets.values.tags import Tag as SheetTag
from app.sheets.values.tags import Taxonomy

AnyPreview = Preview[Any]
_REMEMBERED = 4


class _Memory:
    """The latest previews by what they were made of. Nobody may change a preview."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._previews: OrderedDict[str, AnyPreview] = OrderedDict()

    def get(self, key: str) -> AnyPreview | None:
        with self._lock:
            if key in self._previews:
                self._previews.move_to_end(key)
            return self._previews.get(key)

    def put(self, key: str, made: AnyPreview) -> None:
        with self._lock:
            self._previews[key] = made
            while len(self._previews) > _REMEMBERED:
                self._previews.popitem(last=False)


_memory = _Memory()


def read_list(
    kind: ListKind,
    content: bytes,
    filename: str,
    *,
    sheet: str | None,
    mapping: Mapping[str, str | None] | None,
    tags: Sequence[Tag],
    partner_names: Mapping[str, str],
    today: date,
) -> AnyPreview:
    """Return the preview of a list; a SheetError if the file cannot be used.

    `tags` are the event's vocabulary, `partner_names` (code -> name) whom a request may name, and
    `today` the day of the upload, after which no date is plausible.
    """
    vocabulary = [
        [tag.code, tag.label_id, tag.label_en, tag.direction, tag.aliases] for tag in tags
    ]
    choices = [kind, filename, sheet, mapping, vocabulary, dict(partner_names), today.isoformat()]
    key = sha256(json.dumps(choices).encode()).hexdigest() + sha256(content).hexdigest()
    known = _memory.get(key)
    if known is not None:
        return known
    made = preview(
        kind.value,
        content,
        filename,
        taxonomy=_taxonomy(tags),
        partner_names=partner_names,
        mapping=mapping or {},
        sheet=sheet,
        limits=Limits(file_bytes=len(content)),
        today=today,
    )
    _memory.put(key, made)
    return made


def _taxonomy(tags: Sequence[Tag]) -> Taxonomy:
    return Taxonomy(
        SheetTag(tag.code, tag.label_id, tag.label_en, tag.direction.value, tuple(tag.aliases))
        for tag in tags
    )
