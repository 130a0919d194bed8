"""What can go wrong on the way from an article to a claim file."""


class DraftError(Exception):
    """There is nothing to draft from; the text says what is wrong and what to do, in plain words."""
