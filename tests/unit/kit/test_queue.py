"""How long what has failed waits for its next try."""

from services.kit.queue import backoff


def test_pauses_double_up_to_the_longest() -> None:
    for tries, seconds in ((0, 1), (1, 1), (2, 2), (5, 16), (10, 512), (11, 600), (5000, 600)):
        pauses = [backoff(tries, 1.0, 600.0) for _ in range(200)]
        assert 0.8 * seconds <= min(pauses) <= max(pauses) <= seconds


def test_what_has_failed_together_does_not_come_back_together() -> None:
    assert len({backoff(4, 1.0, 600.0) for _ in range(50)}) > 40
