"""Documents that people add in the chat: what is shown of them, and the door they come in by."""
