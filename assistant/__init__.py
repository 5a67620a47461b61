"""The thinking: a question and its history become an answer that stands on the acts."""
