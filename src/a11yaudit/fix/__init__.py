"""Fixes reach the author's own text: spliced in where they belong, proved, and nothing else."""
