"""A gateway whose secret everybody knows is the demo's, and no other."""

from dataclasses import replace

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from onedoor.connectors.vietqr.gateway import VietQr
from onedoor.connectors.vnpay.gateway import Vnpay
from onedoor.project.env import Environment


def test_without_a_secret_of_its_own_no_real_gateway_is_trusted(settings: Settings) -> None:
    for more in ({"demo": "no"}, {"vnpay_pay_url": "https://pay.example"}, {"vnpay_api_url": "https://api.example"}):
        settings.ENV = replace(Environment(), **more)
        with pytest.raises(ImproperlyConfigured):
            Vnpay()
    for more in ({"demo": "no"}, {"bank_url": "https://bank.example"}):
        settings.ENV = replace(Environment(), **more)
        with pytest.raises(ImproperlyConfigured):
            VietQr()
