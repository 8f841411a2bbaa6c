"""Why a backup cannot be made, checked or restored."""


class BackupError(Exception):
    """A refusal: `code` names its sentence in the catalogue, `backup.<code>`."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params
