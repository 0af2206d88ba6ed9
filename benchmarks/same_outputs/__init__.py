"""Whether two states of the program make the same outputs, byte for byte: the guard of a rebuild.

Comes in: checkouts of the program, content folders, Word files and pictures. Goes out: manifests with a digest of
every output and the problems told, and what differs between two of them.
"""
