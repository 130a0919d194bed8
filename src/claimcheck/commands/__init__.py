"""The commands, one module a family: each reads its options, calls what it needs, and renders what it got.

Heavy imports stand inside the commands, so that `claimcheck --help` and a slip in an option answer at once.
"""
