"""Settings, read once from the environment (prefix `TITIK_TEMU_`) or an `.env` file."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of this installation; every default is safe on one laptop."""

    model_config = SettingsConfigDict(env_prefix="TITIK_TEMU_", env_file=".env", extra="ignore")

    data_dir: Path = Path("data")
    """Folder for the SQLite databases and generated files."""
    database_url: str | None = None
    """SQLAlchemy URL; `postgresql+psycopg://...`, or None for SQLite in `data_dir`."""
    pgbouncer_url: str | None = None
    """Address of the same database through a PgBouncer in transaction mode, for requests. Workers,
    commands and changes of the schema use `database_url`: they listen, and hold locks for long."""
    jobs_database_url: str | None = None
    """Database of the job queue; None: beside the application's (its own file or schema)."""
    secret_key: SecretStr | None = Field(default=None, min_length=32)
    """Seals the badges' signing keys in the database; all processes of an installation share it.
    None: the key of `secret_key_file`."""
    secret_key_file: Path | None = None
    """File of that key, made at first; None: `secret.key` beside a SQLite database, else in
    `data_dir`. Keep a copy apart from the database's."""
    public_url: str | None = None
    """Address under which badge holders reach this installation, without a trailing slash."""
    hall_url: str | None = None
    """Address under which devices in the hall reach this installation, where there is no public
    one; `serve --tls` sets it."""
    allowed_origins: Annotated[list[str], NoDecode] = []
    """Origins of front-ends elsewhere, separated by commas, whose pages may call the API from a
    browser (CORS), such as `https://app.example.id`; `*`: all."""
    allowed_hosts: str = ""
    """Names, separated by commas, under which callers may reach this installation, so that links
    may lead there, where no address is set; names and addresses of a local network always may."""
    secure_cookies: bool = False
    """Set the Secure flag on cookies; `serve` behind TLS needs it."""
    log_format: Literal["json", "console"] = "json"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    body_limit_bytes: int = Field(default=1_048_576, gt=0)
    """Largest JSON body accepted."""
    upload_limit_bytes: int = Field(default=20_971_520, gt=0)
    """Largest uploaded list accepted."""
    session_hours: int = Field(default=12, gt=0)
    """Lifetime of a browser session or log-in token, in hours."""
    idle_minutes: int = Field(default=240, ge=5)
    """Minutes after which a browser's session ends that nobody uses: half a day of an event."""
    prove_again_minutes: int = Field(default=60, ge=0)
    """Minutes for which a password or code counts where personal data is seen, an event deleted,
    a key replaced or a role changed; then it is asked for again. 0: never again."""
    second_factor: Literal["nobody", "administrators", "everyone"] = "nobody"
    """Who has to log in with a second factor; everybody may."""
    factor_rate: str = "10/hour"
    """Wrong codes of a user before further ones are refused for a while."""
    oidc_issuer: str | None = None
    """Address of a provider at which users may log in (OpenID Connect); None: none is asked."""
    oidc_client_id: str = "titik-temu"
    oidc_client_secret: SecretStr | None = None
    """What the provider knows this installation by; None: it is a public client."""
    oidc_name: str = "OpenID"
    """What the log-in page calls the provider."""
    audit_address_days: int = Field(default=90, ge=1)
    """Days after which addresses in the audit log are shortened to their network."""
    login_rate: str = "10/minute"
    """Log-in attempts per network (an address, of public IPv6 a /64), as `limits` writes it."""
    login_rate_per_user: str = "30/minute"
    """Log-in attempts per user name from all networks and browsers together from which that user
    has not logged in before; whoever spends it keeps nobody out who comes from a known one."""
    agenda_rate: str = "600/minute"
    """Requests from one address for agendas by badge and for pictures of badge codes: all phones of
    a hall may share one address."""
    snapshot_share: float = Field(default=0.1, ge=0, le=1)
    """Share of one processor's time for making the snapshots of an event; with many people a
    snapshot may therefore be some seconds old. 0: a snapshot is made for each request."""
    trusted_proxies: str = "127.0.0.1"
    """Addresses or networks, separated by commas, whose `X-Forwarded-For` and `-Proto` are trusted;
    `*` if only the TLS proxy can reach the service."""
    connections_per_network: int = Field(default=300, gt=0)
    """Open connections from one address (public IPv6: one /64); a hall's phones may share one.
    Trusted proxies are not counted: everybody is behind them."""
    webhooks_to_private_networks: bool = False
    """Let webhooks and pushes go to addresses within private networks and on this machine, and by
    plain http: where the receiver stands beside this installation."""
    minimum_apps: dict[str, Annotated[str, Field(pattern=r"^\d{1,6}(\.\d{1,6}){0,3}$")]] = {}
    """The least version of apps by name, as JSON (`{"pintu": "1.4.0"}`): older ones, which say so
    in `X-App-Version`, are refused."""
    security_contact: str | None = None
    """Where whoever finds a hole may write, as a `mailto:` or `https:` address: told in
    `/.well-known/security.txt`."""
    metrics_token: SecretStr | None = None
    """`/metrics` requires it as a bearer token; None: they are for callers on this machine only."""
    worker_status: str | None = None
    """`host:port` at which each worker tells whether it is ready (`/readyz`) and its metrics
    (`/metrics`, for whom `metrics_token` lets); None: nowhere."""
    backup_dir: Path | None = None
    """Folder of backups, best on another disk; if set, a worker makes one every hour."""
    backup_recipient: str | None = None
    """The public key (`age1...`) that backups are encrypted for; the secret one is kept elsewhere,
    so that who has this machine cannot read them."""
    backup_passphrase_file: Path | None = None
    """File with the passphrase of backups, instead of a public key."""
    backup_keep: str = "48h 14d 8w"
    """How long backups are kept: all, then the last of each day, then the last of each week."""
    postgres_tools: Path | None = None
    """Folder of PostgreSQL's `pg_dump` and `pg_restore`; None: where programs are found."""
    solve_limit_seconds: float = Field(default=3600, ge=1)
    """Longest that one solve of any event may be asked to take."""
    executor_id: str | None = None
    """Name of this worker for the job queue, which no other may have; None: host and number."""
    worker_stay_seconds: float = Field(default=60, ge=0)
    """How long after its last job a worker stays awake: the next job then starts at once, but until
    then the worker takes about 250 MB and 5% of a core."""

    @field_validator("allowed_origins", mode="before")
    @classmethod
    def _one_by_one(cls, given: Any) -> Any:
        parts = given.split(",") if isinstance(given, str) else given
        return [part.strip().rstrip("/") for part in parts if part.strip()]

    @field_validator("metrics_token", "worker_status", mode="before")
    @classmethod
    def _none_if_empty(cls, given: Any) -> Any:
        return given or None

    @property
    def database(self) -> str:
        """The application's database as an SQLAlchemy URL."""
        return self.database_url or f"sqlite:///{self.data_dir.resolve() / 'titik-temu.db'}"

    @property
    def jobs_database(self) -> str:
        """The job queue's database as an SQLAlchemy URL."""
        if self.jobs_database_url:
            return self.jobs_database_url
        if self.database_url and self.database_url.startswith("postgresql"):
            return self.database_url
        return f"sqlite:///{self.data_dir.resolve() / 'jobs.db'}"
