"""The ground under every capability: clock, errors, ids, actor, operation. No word of the field."""
