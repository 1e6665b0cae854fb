"""How sensitive each column of a table is, said in the model; a test fails on a column of which nothing is said."""

from enum import StrEnum


class Class(StrEnum):
    """What a column holds."""

    PUBLIC = "public"
    INTERNAL = "internal"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"
    KEY = "key"


def classified(
    *, public: str = "", internal: str = "", personal: str = "", sensitive: str = "", key: str = ""
) -> dict[str, Class]:
    """The class of each field that is named, in words separated by spaces.

    `public` may be told to anybody; `internal` says nothing of a person; `personal` tells of one; `sensitive` is what
    the law protects more (numbers of the state, what a form or a paper says) and is always sealed; `key` opens
    something: a token in an address, a wrapped key.
    """
    told = {
        Class.PUBLIC: public,
        Class.INTERNAL: internal,
        Class.PERSONAL: personal,
        Class.SENSITIVE: sensitive,
        Class.KEY: key,
    }
    return {name: kind for kind, names in told.items() for name in names.split()}
