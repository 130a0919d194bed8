"""From an article to a claim file that a person corrects.

Nothing is imported here: the parts need packages of the extra `draft`, and only the command that needs them
loads them.
"""
