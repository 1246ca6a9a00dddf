"""The promises of the vault, each simulated and counted. `make promises` runs them in full and writes the results."""
