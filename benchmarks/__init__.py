"""Measurements. They need the extra ``bench`` and say nothing about correctness."""
