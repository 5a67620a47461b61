"""What was lately read, kept as long as it stands and there is room for it; for all threads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memory(Generic[K, V]):
    """Values by key. What was kept at another stamp is forgotten, and what was longest not asked for where the
    sizes add up to more than ``room``."""

    def __init__(self, room: int, size: Callable[[V], int]) -> None:
        self._room, self._size = room, size
        self._stamp: object = None
        self._values: OrderedDict[K, V] = OrderedDict()
        self._used = 0
        self._lock = Lock()

    def known(self, stamp: object, keys: Iterable[K]) -> dict[K, V]:
        """Those of the keys that are remembered, with their values."""
        with self._lock:
            if stamp != self._stamp:
                return {}
            found = {key: self._values[key] for key in keys if key in self._values}
            for key in found:
                self._values.move_to_end(key)
            return found

    def keep(self, stamp: object, values: Mapping[K, V]) -> None:
        """Remember values that stood at that stamp, or came after it: none is older."""
        with self._lock:
            if stamp != self._stamp:
                self._values.clear()
                self._stamp, self._used = stamp, 0
            for key, value in values.items():
                if key in self._values:
                    self._used -= self._size(self._values.pop(key))
                self._values[key] = value
                self._used += self._size(value)
            while self._used > self._room:
                _, oldest = self._values.popitem(last=False)
                self._used -= self._size(oldest)
