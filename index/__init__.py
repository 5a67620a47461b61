"""From files to searchable memory: reading, acts, facts, passages, the two stores."""
