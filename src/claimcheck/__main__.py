"""`python -m claimcheck` is the command line."""

from claimcheck.cli import main

main()
