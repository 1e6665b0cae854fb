"""What dossiers announce upwards, in the past tense, inside the transaction that made it true."""

from django.dispatch import Signal

helped = Signal()
"""A helper did something for a person under a mandate. Carries `by`: the helper as an actor, `draft`: its id, `did`:
began, kept, saved or filed, `procedure`: its code, and `code`: the dossier's, once it is filed."""
