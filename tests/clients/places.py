"""Where the clients are."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
DOCUMENT: Final = ROOT / "app" / "openapi.json"
TYPESCRIPT: Final = ROOT / "clients" / "typescript"
PYTHON: Final = ROOT / "clients" / "python"
EXAMPLE: Final = ROOT / "examples" / "front-end"
