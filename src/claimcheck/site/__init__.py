"""A Result as web pages: static files that work from a disk or any web server, or one self-contained document.

Knows pages, links and templates. Must not judge, nor arrange anew what `report.content` arranges.
"""
