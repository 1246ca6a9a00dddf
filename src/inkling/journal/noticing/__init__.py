"""What may have shifted, which words stand around it, and what could not be seen."""
