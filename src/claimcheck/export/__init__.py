"""A Result as data for other tools: tables in several forms, and documents for exchange.

Each form is a module that turns a Result into files; `formats` lists them, `placing` writes them.
"""
