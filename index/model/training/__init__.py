"""How the shipped embedding model is made: ``make train-embeddings``. The product imports nothing of it."""
