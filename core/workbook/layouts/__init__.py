"""Where each template edition keeps each answer: data, not code."""
