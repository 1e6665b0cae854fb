"""What is kept of who sent something: the network it came from, and the kind of browser."""

import re
from ipaddress import IPv6Address, ip_address

_FAMILIES = (
    ("bot", re.compile(r"bot\b|crawler|spider|headless|python|curl|wget|httpx|java/|go-http", re.IGNORECASE)),
    ("edge", re.compile(r"Edg(?:e|A|iOS)?/(\d{1,3})")),
    ("opera", re.compile(r"(?:OPR|OPX)/(\d{1,3})")),
    ("samsung", re.compile(r"SamsungBrowser/(\d{1,3})")),
    ("coccoc", re.compile(r"coc_coc_browser/(\d{1,3})")),
    ("firefox", re.compile(r"(?:Firefox|FxiOS)/(\d{1,3})")),
    ("chrome", re.compile(r"(?:Chrome|CriOS)/(\d{1,3})")),
    ("safari", re.compile(r"Version/(\d{1,3})[.\d]* (?:Mobile/\w+ )?Safari/")),
)
_TABLET = re.compile(r"iPad|Tablet|Android(?!.*Mobile)")
_PHONE = re.compile(r"Mobile|iPhone|Android")
_LONGEST = 400


def browser_of(agent: str) -> tuple[str, int, str]:
    """Family, major version and class of device; the rest of what a browser says of itself is nobody's business."""
    told = agent[:_LONGEST]
    device = "tablet" if _TABLET.search(told) else "phone" if _PHONE.search(told) else "desktop"
    for family, pattern in _FAMILIES:
        found = pattern.search(told)
        if found is not None:
            return family, int(found[1]) if pattern.groups else 0, device
    return "other", 0, device


def network_of(address: str) -> str:
    """The first 24 bits of an address, of IPv6 the first 48; empty where it is none."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    if isinstance(found, IPv6Address):
        return ":".join(found.exploded.split(":")[:3])
    return ".".join(str(found).split(".")[:3])
