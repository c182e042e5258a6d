"""Countries and regions: their names, and the lists that single some of them out."""
