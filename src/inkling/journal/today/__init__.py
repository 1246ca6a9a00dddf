"""What a day may show or ask, and when to ask nothing."""
