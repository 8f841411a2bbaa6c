"""The command that runs a worker: it loads neither the pages nor the API."""

from app.core.logs import configure_logs
from app.core.settings import Settings
from app.worker import program


def work(*, until_stdin_closes: bool) -> None:
    """Carry out jobs until SIGINT or SIGTERM."""
    settings = Settings()
    configure_logs(settings)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    program.run(settings, until_stdin_closes=until_stdin_closes)
