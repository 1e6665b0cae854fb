"""Commitments of agencies, judged on what is measured: targets and action plans.

A *target* is a value of an indicator that an agency's head has to reach by a day. How it stands is never typed: it
follows from the measured values of its indicator. A *task* of a yearly plan declares in advance which indicator it
should move, and is judged by the months before and after; or it is declared to be an output.
"""
