"""A language model that helps, where a person asks for one: any OpenAI-compatible endpoint. It words, it never knows:
what it says is held against our own answer, and dropped where it tells more, less or otherwise."""
