"""Finding the account that a typed number means."""

from collections.abc import Mapping, Sequence

from services.contracts.account_numbers import account_key
from services.kit.database import Connection

# The number as it stands; else the only account whose number differs in separators alone.
_RESOLVE = """
SELECT given.typed,
    CASE WHEN bool_or(a.number = given.typed) THEN given.typed
        WHEN count(*) = 1 THEN min(a.number) END AS number
FROM unnest($1::text[], $2::text[]) AS given(typed, key)
CROSS JOIN LATERAL (
    SELECT number FROM customer_accounts WHERE number = given.typed
    UNION SELECT number FROM customer_accounts WHERE number_key = given.key
    UNION SELECT number FROM customer_accounts WHERE number_key = upper(given.key)
) AS a
GROUP BY given.typed
"""


async def resolve_numbers(connection: Connection, typed: Sequence[str]) -> Mapping[str, str]:
    """Return the registry's number of each typed one that means exactly one account."""
    texts = [text for text in dict.fromkeys(typed) if account_key(text)]
    rows = await connection.fetch(_RESOLVE, texts, [account_key(text) for text in texts])
    return {row["typed"]: row["number"] for row in rows if row["number"] is not None}


async def resolve_list(connection: Connection, typed: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the registry's numbers that a pasted list means, and what is not understood.

    A text with spaces inside is one grouped number, or several numbers: whichever the registry
    knows. What can be both is not guessed at: it is among what is not understood.
    """
    parts = {text: text.split() for text in typed}
    whole = await resolve_numbers(connection, typed)
    single = await resolve_numbers(
        connection, [part for several in parts.values() if len(several) > 1 for part in several]
    )
    found: dict[str, None] = {}
    unknown: list[str] = []
    for text, several in parts.items():
        each = [single.get(part) for part in several] if len(several) > 1 else []
        all_known = [number for number in each if number is not None]
        separate = bool(each) and len(all_known) == len(each)
        if (text in whole) == separate:
            unknown.append(text)
        else:
            found |= dict.fromkeys(all_known if separate else [whole[text]])
    return list(found), unknown
