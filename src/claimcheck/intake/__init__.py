"""What others hand in as JSON, to files of a claim base.

What comes in is hostile until it is checked. Nothing here writes, or trusts a name it was given.
"""
