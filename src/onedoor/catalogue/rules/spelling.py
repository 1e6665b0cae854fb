"""What somebody meant who typed a word that the catalogue does not know: typing errors, words run together."""

from collections.abc import Mapping

_MOST_MEANT = 4
_TWO_ERRORS_FROM = 7
_SHORTEST = 3
_SHORTEST_BEGINNING = 2


def meant(word: str, vocabulary: Mapping[str, int]) -> tuple[str, ...]:
    """The words of `vocabulary` (word to how many procedures hold it) that `word` may stand for, the likeliest first.

    A word it knows stands for itself, the beginning of one for what it begins, and any other for those that are one
    typing error away (two in a long word): a letter left out, added, changed, or two neighbours swapped. Where none is
    like it, it may be two words run together; else it stands for nothing.
    """
    if word in vocabulary:
        return (word,)
    begun = [known for known in vocabulary if known.startswith(word)] if len(word) >= _SHORTEST_BEGINNING else []
    if begun:
        return _commonest(begun, vocabulary)
    if word.isdigit():
        return ()
    parts = next(((word[:cut], word[cut:]) for cut in range(2, len(word) - 1) if _both(word, cut, vocabulary)), None)
    errors = 2 if len(word) >= _TWO_ERRORS_FROM else 1
    near: dict[int, list[str]] = {1: [], 2: []}
    for known in vocabulary if len(word) >= _SHORTEST else ():
        if _may_be_near(word, known, errors) and (far := distance(word, known, at_most=errors)) is not None:
            near[far].append(known)
    if near[1] or near[2]:
        return _commonest(near[1] or near[2], vocabulary)
    return parts or ()


def _both(word: str, cut: int, vocabulary: Mapping[str, int]) -> bool:
    return word[:cut] in vocabulary and word[cut:] in vocabulary


def _commonest(words: list[str], vocabulary: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda known: (-vocabulary[known], known))[:_MOST_MEANT])


def _may_be_near(word: str, known: str, errors: int) -> bool:
    """A cheap look before the letters are compared: length, and letters that only one of the two has."""
    if abs(len(word) - len(known)) > errors or known.isdigit():
        return False
    return len(set(word) ^ set(known)) <= 2 * errors


def distance(one: str, other: str, *, at_most: int) -> int | None:
    """How many typing errors lie between two words, a swap of neighbours counting once; None beyond `at_most`."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
        if min(row) > at_most:
            return None
    return row[-1] if row[-1] <= at_most else None
