"""Statements by a model of the `llm` library: what it is told, how it is asked, and what of its reply holds.

Nothing is imported here: the parts need packages of the extra `model`.
"""
