"""Drawings: outlines with fills and strokes, words, groups; how SVG files are read into them, and made of them.

Comes in: an SVG file, or numbers that something else draws. Goes out: values that know neither pages nor files, or a
clean SVG file with a picture of dots. Only documents with charts or SVG figures load any of this but ``geometry``,
``numbers``, ``paths`` and ``transforms``.
"""
