"""What `make bench` measures: the whole system against the same SQL through pgbench, in one run, as ratios."""
