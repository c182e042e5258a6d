"""Pages about risk for people: text for a terminal, and HTML that stands alone and prints well."""
