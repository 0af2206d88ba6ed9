"""Boxes and lines of drawings."""
