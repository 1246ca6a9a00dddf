"""Four small pictures over one scale of months: rhythm, openness, practice, expectations."""
