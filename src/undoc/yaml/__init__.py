"""YAML as values that know where they stand: content, templates and fonts are read here, and nowhere else.

Comes in: the text of a file, of a front matter or of a fenced block. Goes out: a tree (``tree.py``), whose keys are
read one by one (``keys.py``) or as a Struct says that declares them (``decode.py``); problems go to a ``Report``.
"""
