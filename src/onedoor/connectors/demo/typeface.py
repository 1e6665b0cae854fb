"""The typeface of the demo world's pages: Onedoor's own, inside the page, since such a page fetches nothing."""

from base64 import b64encode
from functools import lru_cache
from pathlib import Path

_BUILT = Path(__file__).parents[2] / "doors/frame/static/frame/built/fonts"
_WEIGHTS = (400, 600)


@lru_cache(maxsize=1)
def typeface() -> str:
    """Its faces as CSS; nothing where the assets are not built, and the system's own stands in."""
    files = [(weight, _BUILT / f"BeVietnamPro-{weight}.woff2") for weight in _WEIGHTS]
    return "".join(
        f'@font-face{{font-family:"Be Vietnam Pro";font-weight:{weight};font-display:swap;'
        f'src:url("data:font/woff2;base64,{b64encode(file.read_bytes()).decode()}") format("woff2")}}'
        for weight, file in files
        if file.exists()
    )
