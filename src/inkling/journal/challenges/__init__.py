"""An old challenge, each time it came back."""
