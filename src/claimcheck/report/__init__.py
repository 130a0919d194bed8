"""Renders a Result: as tables for a terminal, as Markdown pages, as JSON, as CSV.

`content` arranges a Result into sections of plain data once; the other modules show them. No module here
imports the engine, and none decides what the rules decide.
"""
