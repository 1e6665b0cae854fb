"""Reading the pack's `quality.yaml`: from where on something counts, and the survey with which the programme began."""

from datetime import timedelta
from functools import lru_cache
from pathlib import Path

import yaml
from django.conf import settings
from pydantic import Field as Setting

from onedoor.catalogue.terms import Marked, Text
from onedoor.catalogue.terms.facts import Part
from onedoor.quality.terms import Group, Thresholds


class Attribution(Marked):
    """The figures of the rule that finds the main cause."""

    version: str
    rest_days: int = Setting(ge=1)
    look_back_minutes: int = Setting(ge=1)
    look_back_offline_hours: int = Setting(ge=1)
    rejects_in_a_row: int = Setting(ge=2)
    defective_rule_share: float = Setting(gt=0, lt=1)
    rule_seen_by: int = Setting(ge=1)
    searches_empty: int = Setting(ge=1)
    codes_resent: int = Setting(ge=1)
    help_opened: int = Setting(ge=1)
    supplements: int = Setting(ge=1)
    crowd_clients: int = Setting(ge=2)
    crowd_networks: int = Setting(ge=1)
    crowd_minutes: int = Setting(ge=1)
    completers_for_usual_time: int = Setting(ge=1)
    keep_events_days: int = Setting(ge=1)
    confirm_minutes: int = Setting(ge=1)

    @property
    def confirmed_within(self) -> timedelta:
        """How long a gateway may take to tell us that somebody paid."""
        return timedelta(minutes=self.confirm_minutes)

    def thresholds(self) -> Thresholds:
        """The same for the rule."""
        return Thresholds(
            version=self.version,
            look_back=timedelta(minutes=self.look_back_minutes),
            look_back_offline=timedelta(hours=self.look_back_offline_hours),
            rejects_in_a_row=self.rejects_in_a_row,
            defective_rule_share=self.defective_rule_share,
            searches_empty=self.searches_empty,
            codes_resent=self.codes_resent,
            help_opened=self.help_opened,
            supplements=self.supplements,
            crowd_clients=self.crowd_clients,
            crowd_networks=self.crowd_networks,
            crowd_span=timedelta(minutes=self.crowd_minutes),
        )


class Survey(Marked):
    """What people said were the causes, as shares of those dissatisfied."""

    title: Text
    shares: dict[Group, float]


class Pictures(Marked):
    """For how long the bytes of pictures are kept; what is known of them stays."""

    keep_of_probes_days: int = Setting(ge=130, description="After a picture was taken.")
    keep_of_experts_days: int = Setting(ge=365, description="After the assessment was settled.")


class QualityPack(Part):
    """The file."""

    attribution: Attribution
    survey: Survey
    pictures: Pictures


@lru_cache(maxsize=4)
def _read(file: Path) -> QualityPack:
    return QualityPack.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def pack() -> QualityPack:
    """What the pack in use says of quality."""
    return _read(settings.ENV.pack_path / "quality.yaml")
