"""A picture to upload, made on the spot: a white page as a hospital's scanner might give it."""

import io
from itertools import count

from PIL import Image, ImageDraw

_numbers = count(1)


def picture() -> bytes:
    """A small JPEG that no other upload equals."""
    page = Image.new("RGB", (840, 1188), "white")
    ImageDraw.Draw(page).text((80, 80), f"GIAY CHUNG SINH {next(_numbers)}", fill="black")
    file = io.BytesIO()
    page.save(file, "JPEG", quality=70)
    return file.getvalue()
