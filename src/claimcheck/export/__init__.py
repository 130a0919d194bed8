"""The claim base and its findings as data for other programs.

Each module knows one format. None may know commands, or decide what is true: rules do.
"""
