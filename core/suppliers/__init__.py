"""The supplier register: read from tables, compared with what is there, and told whose a submission is."""
