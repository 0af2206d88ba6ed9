"""Tests of undoc.importer.word.shapes."""
