"""SQL of charts' workbooks: how an account is called."""

from services.kit.database import Database

_NUMBER = "SELECT number FROM customer_accounts WHERE id = $1"


async def read_number(database: Database, account_id: int) -> str:
    """Return the number of an account that its reader may see."""
    rows = await database.fetch(_NUMBER, account_id)
    return str(rows[0]["number"])
