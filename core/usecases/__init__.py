"""The table of contents of the product: what the desk can do, over ports."""
