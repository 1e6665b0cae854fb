"""Who may come to which page of the office: judged by hand, apart from the code."""

LET_IN, TURNED_AWAY = "let in", "turned away"
POLICIES = "policies policy records"
QUALITY = "attempts attempt_records attempt survey fixing signals processes process"
CAMPAIGNS = "campaigns campaign_new campaign campaign_report campaign_export campaign_edit campaign_step"
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
    if name in CAMPAIGNS.split():
        return judge_of_a_campaign(name, role)
    if name in DECISIONS.split():
        return LET_IN if finance and name in ("new", "edit") else TURNED_AWAY
    if name in ABOUT_A_DUE.split():
        return LET_IN if role in ("finance", "leader", "auditor") else TURNED_AWAY
    if name in ABOUT_MONEY.split():
        return LET_IN if role == "finance" else TURNED_AWAY
    assert name in EVERY_FINANCE.split(), f"nobody has judged office:{name}"
    return LET_IN if finance else TURNED_AWAY


def judge_of_a_campaign(name: str, role: str) -> str:
    """Auditors read; leaders run those of their own agency."""
    if name in ("campaign_new", "campaign_edit", "campaign_step"):
        return LET_IN if role == "leader" or (role == "other ward" and name == "campaign_new") else TURNED_AWAY
    return LET_IN if role in ("leader", "auditor") or (role == "other ward" and name == "campaigns") else TURNED_AWAY
