"""One module a format: bytes in, records (or why there is none) out, one at a time."""
