"""What is done later for simplification."""

from procrastinate.contrib.django import app

from onedoor.simplification import operations


@app.task(name="simplification.compare")
def compare(procedure: str, agency: str) -> None:
    """A sample of dossiers is compared with what registers and vaults know."""
    operations.compare_sample(procedure, agency)
