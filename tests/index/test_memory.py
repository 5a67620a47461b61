"""What was lately read is kept while it stands, and while there is room."""

from __future__ import annotations

from threading import Thread

from index.memory import Memory


def a_memory(room: int = 10) -> Memory[str, str]:
    return Memory(room, len)


def test_what_is_kept_is_known() -> None:
    memory = a_memory()
    memory.keep(1, {"a": "one", "b": "two"})
    assert memory.known(1, ["b", "c"]) == {"b": "two"}


def test_nothing_is_known_of_another_stamp() -> None:
    memory = a_memory()
    memory.keep(1, {"a": "one"})
    assert memory.known(2, ["a"]) == {}
    memory.keep(2, {"b": "two"})
    assert memory.known(2, ["a", "b"]) == {"b": "two"}
    assert memory.known(1, ["a"]) == {}


def test_what_was_longest_not_asked_for_leaves_first() -> None:
    memory = a_memory(room=9)
    memory.keep(1, {"a": "one", "b": "two", "c": "six"})
    memory.known(1, ["a"])
    memory.keep(1, {"d": "ten"})
    assert memory.known(1, "abcd") == {"a": "one", "c": "six", "d": "ten"}


def test_what_is_larger_than_the_room_is_not_kept() -> None:
    memory = a_memory(room=4)
    memory.keep(1, {"a": "larger"})
    assert memory.known(1, ["a"]) == {}
    memory.keep(1, {"b": "four"})  # and takes no room
    assert memory.known(1, ["b"]) == {"b": "four"}


def test_a_value_kept_again_takes_its_own_room() -> None:
    memory = a_memory(room=8)
    memory.keep(1, {"a": "seven.."})
    memory.keep(1, {"a": "one"})
    memory.keep(1, {"b": "five."})
    assert memory.known(1, "ab") == {"a": "one", "b": "five."}


def test_many_threads_may_use_it() -> None:
    memory: Memory[int, str] = Memory(50, len)

    def use() -> None:
        for n in range(500):
            memory.keep(n // 50, {n % 20: "four"})
            assert set(memory.known(n // 50, range(20)).values()) <= {"four"}

    threads = [Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    memory.keep(0, dict.fromkeys(range(20), "four"))
    assert len(memory.known(0, range(20))) == 12
