"""Tables that people hand over: which row holds the headings, and which column holds what."""
