"""A zoo of small portals on loopback, each with the defects that were planted in it: the ground truth for probes."""
