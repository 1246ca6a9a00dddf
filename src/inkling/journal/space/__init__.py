"""What makes space for a shift, as the record shows it: rhythm, openness, practice, and what is expected."""
