"""A closed list of words in the program."""

from enum import StrEnum


class Word(StrEnum):
    """Base of such a list. What is remembered names a word by what it says, in every release of Python 3.11: until
    3.11.3 an enum named ``getattr`` there, which generator/cache.py does not let in."""

    def __reduce_ex__(self, protocol: object) -> tuple[type["Word"], tuple[str]]:
        """The class, and the word."""
        return type(self), (self.value,)
