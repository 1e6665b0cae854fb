"""Full-process or not: computed from the definition, with every reason; nobody ticks it (Decree 42/2022/ND-CP)."""

from onedoor.catalogue.terms import Channel, Component, Definition, FullProcess, SourceKind, Text

_NOT_ONLINE = Text(vi="Thủ tục này chưa nhận hồ sơ trực tuyến.", en="This procedure does not take dossiers online.")
_BY_HAND = frozenset({SourceKind.PAPER_ORIGINAL, SourceKind.SHOWN})


def full_process(definition: Definition) -> FullProcess:
    """Whether all can be done from home: no presence, no paper original, no cash, no wet signature, no pick-up.

    A step that only some cases need makes the service partial too: the promise is made to everybody.
    """
    reasons: list[Text] = []
    if Channel.ONLINE not in {rule.channel for rule in definition.channels}:
        reasons.append(_NOT_ONLINE)
    reasons += [step.reason for step in definition.presence]
    reasons += [_original(item) for item in definition.components if item.required and _needs_paper(item)]
    reasons += [step.reason for step in (definition.cash_only, definition.wet_signature) if step is not None]
    reasons += [step.reason for step in definition.pick_up]
    if not any(Channel.ONLINE in result.delivery or Channel.POST in result.delivery for result in definition.results):
        reasons.append(
            Text(vi="Kết quả chỉ nhận được tại quầy.", en="The result can only be collected at the counter.")
        )
    return FullProcess(not reasons, tuple(reasons))


def _needs_paper(component: Component) -> bool:
    """Whether every source of the component is something to be carried to a counter."""
    return all(source.kind in _BY_HAND for source in component.sources)


def _original(component: Component) -> Text:
    return Text(
        vi=f"Phải nộp hoặc xuất trình bản giấy: {component.title.vi}",
        en=f"To be handed in or shown on paper: {component.title.en}",
    )
