"""The waist: a printed document as a small closed tree that knows nothing of packs, formats or languages."""
