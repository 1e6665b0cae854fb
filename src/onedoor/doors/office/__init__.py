"""The office: heads and editors. Fee policies before they are law, and what they did; why attempts fail."""
