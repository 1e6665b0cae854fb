"""What the doors share: the page and its components, the sign-in gate, the access rules, and refusals told in words."""
