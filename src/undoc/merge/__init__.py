"""Edits made in Word return to the source.

Comes in: three versions, and the text of one of them. Goes out: that text with the changes of both others.
"""
