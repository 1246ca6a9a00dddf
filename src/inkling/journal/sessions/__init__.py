"""The sessions, and what lies between two of them."""
