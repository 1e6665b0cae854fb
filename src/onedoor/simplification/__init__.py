"""What could be spared: steps that only wait, papers and answers that the state already holds, and what that costs.

An *event log* tells what was done to each case and when; *mining* reads out of it how a procedure really runs. A
*finding* is a step, paper or field that evidence says could go. The system finds, a person decides, the ledger shows
what it brought.
"""
