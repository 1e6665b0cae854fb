"""What evidence must hold before a step may be proposed to go: pure."""
