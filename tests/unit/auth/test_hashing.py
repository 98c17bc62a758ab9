"""How dear a guess at a password is."""

from argon2 import Type, extract_parameters

from services.auth.passwords.hashing import HASHER


def test_a_hash_costs_what_owasp_advises() -> None:
    made = extract_parameters(HASHER.hash("ржаной хлеб 42 коня"))
    assert made.type is Type.ID
    assert (made.time_cost, made.memory_cost, made.parallelism) == (2, 19 * 1024, 1)
    assert not HASHER.check_needs_rehash(HASHER.hash("a"))
