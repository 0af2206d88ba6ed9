"""The Markdown of a language file: markdown-it-py with the rules of the content format.

Comes in: the lines below the front matter, or a text of the front matter. Goes out: blocks, notes and inlines of the
model. ``block_rules`` cut the lines into raw blocks, one rule a module; ``inline_rules`` cut their text into tokens;
``body`` and ``inlines`` make the model of them. A construct that is to be added is a new rule, listed in ``parser``.
"""
