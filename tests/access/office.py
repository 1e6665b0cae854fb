"""Who may come to which page of the office: judged by hand, apart from the code.

Roles are those of the ward whose things the addresses name. Of another ward, "other ward" is the leader and "other
finance" the keeper of the money.
"""

LET_IN, TURNED_AWAY = "let in", "turned away"

OFFICE = (
    # Policies are read by everybody who looks after fees, and drafted by who decides.
    ("policies policy records", "finance, other finance, leader, other ward, auditor"),
    ("new edit", "finance, other finance"),
    ("adopt discard replay", ""),
    # An agency's money is for who keeps it, its dues for its own.
    ("due due_receipt", "finance, leader, auditor"),
    ("refund difference retry", "finance"),
    ("money money_records balances export differences refunds statements statement", "finance, other finance"),
    ("upload fetch", "finance, other finance"),
    # Quality is for leaders and auditors, an attempt for those of its agency.
    ("attempts attempt_records survey fixing signals processes process", "leader, other ward, auditor"),
    ("savings saving saving_records proposals ledger", "leader, other ward, auditor"),
    ("probes probe_round probed_portal screenshot barriers", "leader, other ward, auditor"),
    ("morning", "leader, other ward, auditor"),
    ("national", ""),  # For the agencies that coordinate the programme, and no ward is one.
    ("attempt", "leader, auditor"),
    # Papers are compared by who leads; each leader only those of their own agency.
    ("compare saving_checks propose", "leader, other ward"),
    ("saving_check", "leader"),
    ("proposal proposal_draft", "leader, auditor"),
    # What experts judge is judged by them alone; the agency reads, and a ward runs no round.
    ("assessments assessment_guide", "leader, other ward, auditor, assessor"),
    ("assessment assessment_criterion assessment_evidence", "assessor"),
    ("assessed_portal assessed_criterion", "leader, auditor"),
    ("assessment_new assessment_round take_down", ""),
    # Auditors read campaigns; leaders run those of their own agency.
    ("campaigns", "leader, other ward, auditor"),
    ("campaign campaign_report campaign_export", "leader, auditor"),
    ("campaign_new", "leader, other ward"),
    ("campaign_edit campaign_step", "leader"),
    # Targets are read by leaders and auditors of the agency and above; its head answers.
    ("targets", "leader, other ward, auditor"),
    ("target target_pages", "leader, auditor"),
    ("target_new", "leader, other ward"),
    ("target_step", "leader"),
    # Plans too; a task is also for its focal person (here who receives), and anybody sees what is theirs.
    ("plans", "receiver, handler, leader, other ward, finance, other finance, auditor, assessor"),
    ("plan", "leader, auditor"),
    ("plan_new", "leader, other ward"),
    ("task_new meeting_new task_edit", "leader"),
    ("plan_file_new plan_file_example plan_file plan_file_mend plan_file_step", "leader"),
    ("task", "receiver, leader, auditor"),
    ("task_step", "receiver, leader"),
    # Where no paper is taken is announced by leaders, and ended by the leader who announced it.
    ("paperless", "leader, other ward, auditor"),
    ("paperless_measure", "leader, auditor"),
    ("paperless_new", "leader, other ward"),
    ("paperless_end", "leader"),
    # A commune's leader runs its teams of helpers, its auditor reads; helpers themselves are at the field's door.
    ("teams helped helped_records", "leader, other ward, auditor"),
    ("team", "leader, auditor"),
    # Who leads, receives or handles answers what helpers ask.
    ("help_cases", "receiver, handler, leader, other ward"),
    ("help_case", "receiver, handler, leader"),
    ("team_new", "leader, other ward"),
    ("team_alley team_alley_edit team_members team_member_end", "leader"),
)


def judge_in_the_office(name: str, role: str) -> str:
    """What the table says."""
    roles = [roles for names, roles in OFFICE if name in names.split()]
    assert len(roles) == 1, f"nobody has judged office:{name}"
    return LET_IN if role in roles[0].split(", ") else TURNED_AWAY
