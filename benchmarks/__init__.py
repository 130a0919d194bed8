"""Measurements; run from the top of the repository with `python -m benchmarks.<name>`."""
