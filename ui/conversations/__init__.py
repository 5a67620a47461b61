"""Conversations that are kept: found again, exported, and one answer shared by a link."""
