"""The published benchmark of the watch: how often it cries wolf, what it finds, and what its peers do."""
