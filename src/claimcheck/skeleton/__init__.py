"""What a person begins with: a claim base with one worked example, and the file of a new article.

The example is the folder `template`; a name in it that begins with `dot-` is written with a dot.
Must not know how files are written, or what is concluded from them.
"""
