"""`python -m sicetnon.cli`."""

from sicetnon.cli import main

main()
