"""Risk that explains itself: location, factors, gates, the matrix, screening, and what people make of them."""
