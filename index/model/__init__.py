"""The embedding model that the project ships: its weights (data), and apart from them its training."""
