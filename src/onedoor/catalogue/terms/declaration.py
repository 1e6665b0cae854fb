"""A declaration that the law wants signed: fixed as a document, signed digitally before it can be filed online."""

from typing import Annotated

from pydantic import Field as Setting

from onedoor.catalogue.terms.facts import Cel, Id, Marked, Part, Text


class CoSigner(Part):
    """Somebody who signs beside the person who files. Whoever files and is this person signs once."""

    id: Id
    title: Text = Setting(description="In which quality: the other spouse, the co-owner …")
    person: Id = Setting(description="The field of type `person` that names them, by name and citizen number.")
    email: Id | None = Setting(default=None, description="The field of type `email` to which they are invited.")
    when: Cel | None = None


class Declaration(Marked):
    """What is declared is signed by who files, then by the others. It is not a wet signature: nobody has to come."""

    title: Text
    template: Id = Setting(default="declaration", description="The pack's document template that renders it.")
    when: Cel | None = None
    in_order: bool = Setting(
        default=False, description="The others sign one after the other, as they stand; else in any order."
    )
    signers: Annotated[tuple[CoSigner, ...], Setting(max_length=20)] = ()
