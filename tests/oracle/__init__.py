"""The rules once more, in plain Python: simple, slow, and written from docs/semantics.md alone.

What the engine concludes must equal what these modules conclude. They share the data classes with the
package and nothing else.
"""
