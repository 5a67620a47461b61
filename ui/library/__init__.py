"""The library of acts: how each was read, which are chosen, and one act's own page."""
