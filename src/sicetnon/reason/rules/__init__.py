"""The built-in rules: one section of a file each, registered like those of a user (docs/rules.md lists them)."""
