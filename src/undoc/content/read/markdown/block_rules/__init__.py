"""The block rules: each looks whether a block of its kind begins in a line and, unless ``silent``, adds it.

The signature is that of markdown-it-py: ``rule(state, start_line, end_line, silent) -> bool``.
"""
