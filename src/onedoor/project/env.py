"""Every setting an operator may give, with type, default and a sentence.

What an authority changes is data, not here.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

DEMO_PORTS = range(1, 9)
COLLECTOR_PORT = 9


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
        "8000",
        "Port the web server listens on; the demo outside world takes the eight after it, the collector the ninth.",
    )
    public_url: str = _setting("", "Address people see, such as https://dichvucong.example; empty: from host and port.")
    secret_key: str = _setting("", "Signs sessions and links; empty: a random one kept in the data folder.")
    quality_key: str = _setting(
        "",
        "Hides which dossier an attempt belongs to; empty: derived from the secret key. Held apart from the database.",
    )
    keys: str = _setting(
        "",
        "The keys that lock people's keys and make blind indexes, as the text of the file keys.json; empty: that file.",
    )
    keys_file: str = _setting(
        "", "That file; empty: keys.json in the data folder, made at the first start with mode 0600. Back it up apart."
    )
    web_workers: str = _setting("2", "Web processes.")
    demo: str = _setting(
        "yes", "yes starts the demo outside world on loopback: sign-in, register, mail, payment, bank, signing."
    )
    oidc_issuer: str = _setting("", "OpenID Connect issuer for sign-in; empty: the demo provider.")
    oidc_client_id: str = _setting("onedoor", "Client id at that issuer.")
    oidc_client_secret: str = _setting("", "Client secret at that issuer; empty: the demo provider's own.")
    population_register: str = _setting(
        "onedoor.connectors.demo.population.DemoPopulationRegister", "Dotted path of the population register connector."
    )
    population_url: str = _setting("", "Address of the population register; empty: the demo register.")
    registers: str = _setting(
        "onedoor.connectors.demo.facts.DemoRegisters",
        "Dotted path of the connector to the registers of civil status, land, business and tax.",
    )
    registers_url: str = _setting("", "Address of those registers; empty: the demo registers.")
    message_channel: str = _setting(
        "onedoor.connectors.demo.mail.SmtpChannel", "Dotted path of the connector that carries messages to people."
    )
    smtp_url: str = _setting("", "Mail server as smtp://host:port; empty: the demo mailbox.")
    payment_gateways: str = _setting(
        "onedoor.connectors.vnpay.gateway.Vnpay, onedoor.connectors.vietqr.gateway.VietQr",
        "Dotted paths of the ways to pay online, separated by commas.",
    )
    statement_readers: str = _setting(
        "onedoor.connectors.vnpay.statements.VnpayStatements, onedoor.connectors.vietqr.statements.BankStatements",
        "Dotted paths of the readers of statements that are handed over as files, separated by commas.",
    )
    vnpay_tmn_code: str = _setting("DEMODOOR", "Merchant code at VNPAY (vnp_TmnCode).")
    vnpay_secret: str = _setting("", "Secret shared with VNPAY (vnp_HashSecret); empty: the demo gateway's own.")
    vnpay_pay_url: str = _setting("", "Address of VNPAY's payment page; empty: the demo gateway.")
    vnpay_api_url: str = _setting("", "Address of VNPAY's query and refund; empty: the demo gateway.")
    vnpay_statement_url: str = _setting("", "Address of VNPAY's daily statement; empty: the demo gateway.")
    bank_url: str = _setting("", "Address of the bank's statements and refunds; empty: the demo bank.")
    bank_key: str = _setting("", "Bearer key for them; empty: the demo bank's own.")
    bank_name: str = _setting("Ngân hàng Thử nghiệm", "Name of the bank that transfers go to.")
    bank_bin: str = _setting("999999", "Its six-digit NAPAS number; the default is nobody's.")
    bank_account: str = _setting("0100100100", "Number of the account that transfers go to.")
    bank_account_name: str = _setting("KHO BAC THU NGHIEM", "Name of that account's holder, in plain capitals.")
    remote_signer: str = _setting(
        "onedoor.connectors.csc.signer.CscSigner",
        "Dotted path of the trust service connector; empty: results are issued without signatures.",
    )
    csc_url: str = _setting("", "Address of the trust service (CSC API v2), up to /csc/v2; empty: the demo service.")
    csc_client_id: str = _setting("onedoor", "Client id at the trust service.")
    csc_client_secret: str = _setting("", "Client secret there; empty: the demo service's own.")
    time_stamp_url: str = _setting("", "Address of the time-stamping service (RFC 3161); empty: the demo service.")
    trust_anchors: str = _setting(
        "", "PEM file, or folder of them, with the certificates in which trust begins; empty: the demo service's."
    )
    signing_app_url: str = _setting(
        "", "Page on which people confirm signatures, shown while they are waited for; empty: the demo telephone."
    )
    collector: str = _setting(
        "yes", "yes: `onedoor up` starts the collector of what browsers report, unless ONEDOOR_COLLECTOR_URL names one."
    )
    collector_url: str = _setting(
        "",
        "Address of the collector as browsers see it, better on another host and network than the portal, which cannot "
        "report its own absence; empty: the one that `onedoor up` starts.",
    )
    collector_per_client: str = _setting("120", "Bodies a minute that the collector takes from one browser.")
    collector_per_network: str = _setting("6000", "The same from one network (an IPv4 /24, an IPv6 /48).")
    collector_hops: str = _setting(
        "0", "Proxies of ours before the collector, each of which adds the address it saw to X-Forwarded-For."
    )
    prober: str = _setting(
        "onedoor.connectors.prober.configured.plain_prober",
        "Dotted path of the connector that visits portals of others from outside.",
    )
    probe_contact: str = _setting(
        "", "Where the keeper of a probed portal may complain, said in each request; empty: the address of this portal."
    )
    probe_vantage: str = _setting(
        "main", "Name of the network from which this installation looks at portals; each vantage point has its own."
    )
    log_level: str = _setting("INFO", "DEBUG, INFO, WARNING or ERROR.")

    @property
    def data_path(self) -> Path:
        return Path(self.data).absolute()

    @property
    def pack_path(self) -> Path:
        return Path(self.pack).absolute()

    @property
    def keys_path(self) -> Path:
        """The file with the keys of the installation."""
        return Path(self.keys_file).absolute() if self.keys_file else self.data_path / "keys.json"

    @property
    def public(self) -> str:
        return self.public_url or f"http://{self.host}:{self.port}"

    @property
    def wants_demo(self) -> bool:
        return self.demo.strip().lower() in {"yes", "1", "true", "on"}

    @property
    def starts_collector(self) -> bool:
        """Whether `onedoor up` starts a collector of its own."""
        return self.collector.strip().lower() in {"yes", "1", "true", "on"} and not self.collector_url

    @property
    def collector_port(self) -> int:
        """Where the collector that we start listens."""
        return int(self.port) + COLLECTOR_PORT

    @property
    def collector_in_use(self) -> str:
        """The address to which browsers report; empty where nobody collects."""
        own = f"http://{self.host}:{self.collector_port}" if self.starts_collector else ""
        return self.collector_url.rstrip("/") or own

    def demo_port(self, nth: int) -> int:
        """The ports after our own, one of DEMO_PORTS.

        1 identity provider, 2 population register, 3 mail (SMTP), 4 mailbox to read, 5 payment gateway, 6 bank,
        7 trust service, 8 registers.
        """
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
    def registers_in_use(self) -> str:
        """The address of the other registers in use."""
        return self.registers_url or f"http://127.0.0.1:{self.demo_port(8)}"

    @property
    def smtp(self) -> str:
        """The mail server in use."""
        return self.smtp_url or f"smtp://127.0.0.1:{self.demo_port(3)}"

    @property
    def vnpay_key(self) -> str:
        """The secret shared with VNPAY; that of the demo gateway is known to all, so it counts only with the demo."""
        known = self.wants_demo and not (self.vnpay_pay_url or self.vnpay_api_url)
        return self.vnpay_secret or ("known-to-the-demo-gateway-only" if known else "")

    @property
    def vnpay_pay(self) -> str:
        """VNPAY's payment page in use."""
        return self.vnpay_pay_url or f"http://127.0.0.1:{self.demo_port(5)}/paymentv2/vpcpay.html"

    @property
    def vnpay_api(self) -> str:
        """VNPAY's query and refund in use."""
        return self.vnpay_api_url or f"http://127.0.0.1:{self.demo_port(5)}/merchant_webapi/api/transaction"

    @property
    def vnpay_statement(self) -> str:
        """VNPAY's daily statement in use."""
        return self.vnpay_statement_url or f"http://127.0.0.1:{self.demo_port(5)}/merchant_webapi/api/statement"

    @property
    def bank(self) -> str:
        """The bank in use."""
        return self.bank_url or f"http://127.0.0.1:{self.demo_port(6)}"

    @property
    def key_of_bank(self) -> str:
        """The key for the bank in use."""
        return self.bank_key or ("known-to-the-demo-bank-only" if self.wants_demo and not self.bank_url else "")

    @property
    def csc(self) -> str:
        """The trust service in use."""
        return self.csc_url or f"http://127.0.0.1:{self.demo_port(7)}/csc/v2"

    @property
    def csc_key(self) -> str:
        """The client secret at the trust service in use."""
        known = self.wants_demo and not self.csc_url
        return self.csc_client_secret or ("known-to-the-demo-service-only" if known else "")

    @property
    def time_stamps(self) -> str:
        """The time-stamping service in use."""
        return self.time_stamp_url or f"http://127.0.0.1:{self.demo_port(7)}/tsa"

    @property
    def anchors(self) -> Path:
        """Where the certificates are in which trust begins."""
        return Path(self.trust_anchors or self.data_path / "demo/trust_service/anchors.pem").absolute()

    @property
    def signing_app(self) -> str:
        """The page on which people confirm; empty where there is none to show."""
        return self.signing_app_url or (
            f"http://127.0.0.1:{self.demo_port(7)}/phone" if self.wants_demo and not self.csc_url else ""
        )


def read(source: Mapping[str, str] | None = None) -> Environment:
    """The settings given in `source` (the process environment by default)."""
    given = os.environ if source is None else source
    names = [(setting.name, f"ONEDOOR_{setting.name.upper()}") for setting in fields(Environment)]
    return Environment(**{name: given[variable] for name, variable in names if variable in given})
