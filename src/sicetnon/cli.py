"""The command line."""


def main() -> None:
    """The command `sicetnon`."""
    raise SystemExit("sicetnon: not yet")
