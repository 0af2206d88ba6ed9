"""Drawings: outlines with fills and strokes, words, groups; and how SVG files are read into them.

Comes in: an SVG file, or numbers that something else draws. Goes out: values that know neither pages nor files. Only
documents with charts or SVG figures load any of this but ``geometry``, ``paths`` and ``transforms``.
"""
