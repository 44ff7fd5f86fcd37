"""Some documents full of hostile texts hold every character of them; ``random_documents.py`` is the long run."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tests.random_documents import differences, digest_of, document_of

DOCUMENTS = 30


def test_no_character_of_a_hostile_text_is_lost() -> None:
    made = [document_of(number) for number in range(DOCUMENTS)]

    assert [found for number in range(DOCUMENTS) for found in differences(number, made[number])] == []
    assert sum(isinstance(document, bytes) for document in made) > DOCUMENTS * 0.9


def test_threads_make_the_same_documents() -> None:
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(digest_of, range(8))) == [digest_of(number) for number in range(8)]
