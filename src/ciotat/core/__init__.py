"""What every room stands on: errors, exact time, space, origins, records, digests, named chance, the store.

Imports nothing of ours; the standard library and numpy only.
"""
