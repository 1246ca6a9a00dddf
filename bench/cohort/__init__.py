"""How quick is a whole cohort? Each piece of work in a process of its own, side by side in one run."""
