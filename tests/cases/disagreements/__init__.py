"""Short records with the disagreements that a historian sees in them."""
