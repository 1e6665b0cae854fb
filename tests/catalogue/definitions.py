"""Definitions for the tests of the catalogue: a small sound one, and ways to change it."""

from typing import Any

import yaml

from onedoor.catalogue.terms import Definition, Field, Text

SMALL = """\
procedure: "9.000001"
version: 1
valid_from: 2026-01-01
title: { vi: Cấp giấy thử, en: Test permit }
outcome: { vi: Một tờ giấy., en: A paper. }
everyday_words:
  vi: [giấy thử]
life_events: [home]
sector: { vi: Thử, en: Tests }
minutes_to_fill: 5
authority:
  kind: commune
  choice: { vi: Nơi ở, en: Place of residence }
  mark: memory
  source: A test
who_may_file: [citizen]
channels:
  - { channel: online, mark: memory, source: A test }
pages:
  - id: first
    title: { vi: Một, en: One }
    mark: memory
    source: A test
    fields:
      - id: kind
        type: choice
        label: { vi: Loại, en: Kind }
        options:
          - { id: plain, label: { vi: Thường, en: Plain } }
          - { id: special, label: { vi: Riêng, en: Special } }
      - id: reason
        type: text
        label: { vi: Lý do, en: Reason }
        when: answers.kind == 'special'
      - id: area
        type: number
        label: { vi: Diện tích, en: Area }
        required: false
        min: 1
    checks:
      - that: answers.area == null || answers.area < 100
        otherwise: { vi: Chỉ dưới 100., en: Below 100 only. }
  - id: second
    title: { vi: Hai, en: Two }
    mark: memory
    source: A test
    when: answers.reason != null
    fields:
      - id: note
        type: text
        label: { vi: Ghi chú, en: Note }
components:
  - id: photo
    title: { vi: Ảnh, en: Photograph }
    mark: memory
    source: A test
    sources: [{ kind: upload }]
time_limits:
  - { amount: 3, unit: working_day, mark: memory, source: A test }
clock: { mark: memory, source: A test }
supplement: { amount: 10, mark: memory, source: A test }
route:
  - id: reception
    title: { vi: Tiếp nhận, en: Reception }
    role: receiver
    may: [receive, forward, deliver]
    mark: memory
    source: A test
  - id: decision
    title: { vi: Quyết định, en: Decision }
    role: leader
    may: [decide]
    mark: memory
    source: A test
results:
  - id: permit
    title: { vi: Giấy thử, en: Test permit }
    template: certificate
    mark: memory
    source: A test
legal_basis:
  - { document: Law of tests, mark: memory, source: A test }
"""
MARKED = {"mark": "memory", "source": "A test"}
TEXT = {"vi": "Vì thế", "en": "Because"}


def definition(**changes: Any) -> Definition:
    """The small definition with other values for some of its keys."""
    return Definition.model_validate(yaml.safe_load(SMALL) | changes)


def field(type_: str, **more: Any) -> Field:
    """One field of that type."""
    return Field.model_validate({"id": "asked", "type": type_, "label": TEXT} | more)


def text(words: str) -> Text:
    """One text, the same in both languages."""
    return Text(vi=words, en=words)
