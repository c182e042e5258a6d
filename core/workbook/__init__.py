"""From bytes to a declaration: grids, layouts of the template editions, and the reader over both."""
