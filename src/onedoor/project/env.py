"""Every setting an operator may give, with type, default and a sentence.

What an authority changes is data, not here.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path


def _setting(default: str, sentence: str) -> str:
    return field(default=default, metadata={"sentence": sentence})


@dataclass(frozen=True, slots=True)
class Environment:
    """The environment variables Onedoor reads; each is `ONEDOOR_` followed by its name in capitals."""

    database_url: str = _setting("", "PostgreSQL 15 or newer, as postgresql://…; empty starts the embedded one.")
    data: str = _setting(".data", "Folder for the embedded database, uploaded files, keys and demo mail.")
    pack: str = _setting("packs/vietnam", "The country: a folder of agencies, calendars, procedures and templates.")
    host: str = _setting("127.0.0.1", "Address the web server listens on.")
    port: str = _setting(
        "8000", "Port the web server listens on; the demo outside world takes the four ports after it."
    )
    public_url: str = _setting("", "Address people see, such as https://dichvucong.example; empty: from host and port.")
    secret_key: str = _setting("", "Signs sessions and links; empty: a random one kept in the data folder.")
    web_workers: str = _setting("2", "Web processes.")
    demo: str = _setting("yes", "yes starts the demo outside world on loopback: identity provider, register, mail.")
    oidc_issuer: str = _setting("", "OpenID Connect issuer for sign-in; empty: the demo provider.")
    oidc_client_id: str = _setting("onedoor", "Client id at that issuer.")
    oidc_client_secret: str = _setting("", "Client secret at that issuer; empty: the demo provider's own.")
    population_register: str = _setting(
        "onedoor.connectors.demo.population.DemoPopulationRegister", "Dotted path of the population register connector."
    )
    population_url: str = _setting("", "Address of the population register; empty: the demo register.")
    message_channel: str = _setting(
        "onedoor.connectors.demo.mail.SmtpChannel", "Dotted path of the connector that carries messages to people."
    )
    smtp_url: str = _setting("", "Mail server as smtp://host:port; empty: the demo mailbox.")
    gateways: str = _setting(
        "",
        "Ways to pay online, as manner=dotted path of the connector, separated by spaces; empty: at the counter only.",
    )
    log_level: str = _setting("INFO", "DEBUG, INFO, WARNING or ERROR.")

    @property
    def data_path(self) -> Path:
        return Path(self.data).absolute()

    @property
    def pack_path(self) -> Path:
        return Path(self.pack).absolute()

    @property
    def public(self) -> str:
        return self.public_url or f"http://{self.host}:{self.port}"

    @property
    def wants_demo(self) -> bool:
        return self.demo.strip().lower() in {"yes", "1", "true", "on"}

    def demo_port(self, nth: int) -> int:
        """The ports after our own: 1 identity provider, 2 population register, 3 mail (SMTP), 4 mailbox to read."""
        return int(self.port) + nth

    @property
    def issuer(self) -> str:
        """The OpenID Connect issuer in use."""
        return self.oidc_issuer or f"http://127.0.0.1:{self.demo_port(1)}"

    @property
    def client_secret(self) -> str:
        """The client secret in use."""
        return self.oidc_client_secret or "known-to-the-demo-provider-only"

    @property
    def population(self) -> str:
        """The address of the population register in use."""
        return self.population_url or f"http://127.0.0.1:{self.demo_port(2)}"

    @property
    def smtp(self) -> str:
        """The mail server in use."""
        return self.smtp_url or f"smtp://127.0.0.1:{self.demo_port(3)}"


def read(source: Mapping[str, str] | None = None) -> Environment:
    """The settings given in `source` (the process environment by default)."""
    given = os.environ if source is None else source
    names = [(setting.name, f"ONEDOOR_{setting.name.upper()}") for setting in fields(Environment)]
    return Environment(**{name: given[variable] for name, variable in names if variable in given})
