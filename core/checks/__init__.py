"""One rule is one small function and one catalogue entry."""
