"""What is asked again and again: in one's own words or in those of a questionnaire, and how its numbers went."""
