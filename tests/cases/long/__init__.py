"""Longer texts with the claims and disagreements that a historian sees in them, written apart from the rules."""
