"""Amounts in Vietnamese words, as a receipt has to state them."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES: tuple[tuple[int, tuple[str, ...]], ...] = ((1_000_000, ("triệu",)), (1_000, ("nghìn",)), (1, ()))


def _three(number: int, *, full: bool) -> list[str]:
    """A number below a thousand; `full` says its hundreds even where there are none."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens == 1:
        words.append("mười")
    elif ones and words:
        words.append("linh")
    if ones:
        words.append("mốt" if ones == 1 and tens > 1 else "lăm" if ones == 5 and tens else _DIGITS[ones])
    return words


def _words(number: int) -> list[str]:
    billions, rest = divmod(number, 1_000_000_000)
    words = [*_words(billions), "tỷ"] if billions else []
    for size, scale in _SCALES:
        group, rest = divmod(rest, size)
        if group:
            words += [*_three(group, full=bool(words)), *scale]
    return words


def in_words(amount: int) -> str:
    """The amount in words, with its currency.

    >>> in_words(20_000)
    'Hai mươi nghìn đồng'
    >>> in_words(1_005_215)
    'Một triệu không trăm linh năm nghìn hai trăm mười lăm đồng'
    >>> in_words(121_000_000_001)
    'Một trăm hai mươi mốt tỷ không trăm linh một đồng'
    """
    text = " ".join([*(_words(amount) or [_DIGITS[0]]), "đồng"])
    return text[0].upper() + text[1:]
