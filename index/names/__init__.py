"""Names of people, as the lists of French acts print them, and of those who receive money."""

from index.names.organisations import clean_beneficiary, same_name
from index.names.people import Person, find_people, same_person

__all__ = ["Person", "clean_beneficiary", "find_people", "same_name", "same_person"]
