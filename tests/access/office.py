"""Who may come to which page of the office: judged by hand, apart from the code."""

LET_IN, TURNED_AWAY = "let in", "turned away"
POLICIES = "policies policy records"
QUALITY = "attempts attempt_records attempt survey fixing signals processes process probes probe_round probed_portal"
ASSESSMENT = "assessments assessment_guide"
OWN_ASSESSMENT = "assessment assessment_criterion assessment_evidence"
OF_THE_PORTAL = "assessed_portal assessed_criterion"
ROUNDS = "assessment_new assessment_round"
DECISIONS = "new edit adopt discard replay"
ABOUT_A_DUE = "due due_receipt"
ABOUT_MONEY = "refund difference retry"
EVERY_FINANCE = "money money_records balances export differences refunds statements statement upload fetch"


def judge_in_the_office(name: str, role: str) -> str:
    """Policies are read by everybody who looks after fees; an agency's money by who keeps it, its dues by its own."""
    finance = role in ("finance", "other finance")
    if name in POLICIES.split():
        return LET_IN if finance or role in ("leader", "other ward", "auditor") else TURNED_AWAY
    if name in QUALITY.split():
        somebodys = name == "attempt"
        return LET_IN if role in ("leader", "auditor") or (role == "other ward" and not somebodys) else TURNED_AWAY
    if name in ASSESSMENT.split():
        return LET_IN if role in ("leader", "other ward", "auditor", "assessor") else TURNED_AWAY
    if name in OWN_ASSESSMENT.split():
        return LET_IN if role == "assessor" else TURNED_AWAY
    if name in OF_THE_PORTAL.split():
        return LET_IN if role in ("leader", "auditor") else TURNED_AWAY
    if name in ROUNDS.split():
        return TURNED_AWAY  # A ward runs none.
    if name in DECISIONS.split():
        return LET_IN if finance and name in ("new", "edit") else TURNED_AWAY
    if name in ABOUT_A_DUE.split():
        return LET_IN if role in ("finance", "leader", "auditor") else TURNED_AWAY
    if name in ABOUT_MONEY.split():
        return LET_IN if role == "finance" else TURNED_AWAY
    assert name in EVERY_FINANCE.split(), f"nobody has judged office:{name}"
    return LET_IN if finance else TURNED_AWAY
