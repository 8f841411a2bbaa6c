"""The command that runs a worker: it loads neither the pages nor the API."""

from app.console import refuse_unfit_sqlite
from app.core.files import private_folder
from app.core.locale import DEFAULT_LOCALE
from app.core.logs import configure_logs
from app.core.settings import Settings
from app.worker import program


def work(*, until_stdin_closes: bool) -> None:
    """Carry out jobs until SIGINT or SIGTERM."""
    settings = Settings()
    refuse_unfit_sqlite(settings, DEFAULT_LOCALE)
    configure_logs(settings)
    private_folder(settings.data_dir)
    program.run(settings, until_stdin_closes=until_stdin_closes)
