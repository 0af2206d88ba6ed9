"""Tests of ``undoc.prepare.tables``."""
