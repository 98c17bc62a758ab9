"""Who is supplied, and under which accounts and agreements.

Inside, integer keys; the supplier's own keys (`external_id`, `number`) are unique.
"""

from datetime import date

from sqlalchemy import (
    CheckConstraint,
    Computed,
    Date,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base, surrogate_key
from services.contracts.account_numbers import SEPARATORS

_AS_SQL = "U&'" + "".join(f"\\{ord(letter):04x}" for letter in SEPARATORS) + "'"


def _of_deletion(table: str) -> Index:
    return Index(
        f"ix_{table}_deletion_id",
        "deletion_id",
        postgresql_where=text("deletion_id IS NOT NULL"),
    )


class Customer(Base):
    """A subscriber: a person or an organization."""

    __tablename__ = "customers"
    __table_args__ = (
        CheckConstraint("kind IN ('individual', 'organization')", name="kind"),
        _of_deletion("customers"),
    )

    id: Mapped[int] = surrogate_key()
    external_id: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    inn: Mapped[str | None] = mapped_column(String(12))
    # Set: staff have deleted it.
    deletion_id: Mapped[int | None] = mapped_column(ForeignKey("deletions.id"))


class CustomerAgreement(Base):
    """A contract of supply; a household's account may do without one."""

    __tablename__ = "customer_agreements"
    __table_args__ = (
        CheckConstraint("price_category BETWEEN 1 AND 6", name="price_category"),
        Index(None, "customer_id"),
    )

    id: Mapped[int] = surrogate_key()
    number: Mapped[str] = mapped_column(String(64), unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    starts_on: Mapped[date | None] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    price_category: Mapped[int | None] = mapped_column(SmallInteger)
    sale_kind: Mapped[str | None] = mapped_column(String(32))


class CustomerAccount(Base):
    """An account, with copies of name, e-mail and address to search and sort by.

    Customer, agreement and dates are those that were told last; whose it was and is on which day
    is in `account_holdings`. The copies spare a search over 100 000 accounts its joins; acts
    keep them up (`renew_copies`).
    """

    __tablename__ = "customer_accounts"
    __table_args__ = (
        Index(None, "number_key"),
        Index(None, "customer_id"),
        Index(None, "agreement_id"),
        Index(None, "service_location_id"),
        Index("ix_customer_accounts_customer_name", "customer_name", "id"),
        Index("ix_customer_accounts_address", "address", "id"),
        Index("ix_customer_accounts_customer_email", "customer_email", "id"),
        _of_deletion("customer_accounts"),
        Index(
            "ix_customer_accounts_search",
            "search_text",
            postgresql_using="gin",
            postgresql_ops={"search_text": "gin_trgm_ops"},
        ),
    )

    id: Mapped[int] = surrogate_key()
    number: Mapped[str] = mapped_column(String(64), unique=True)
    # Without separators, see `services/contracts/account_numbers.py`: what people type is found.
    number_key: Mapped[str] = mapped_column(
        Text, Computed(f"translate(number, {_AS_SQL}, '')", persisted=True)
    )
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("customer_agreements.id"))
    service_location_id: Mapped[int | None] = mapped_column(ForeignKey("service_locations.id"))
    contract_start: Mapped[date | None] = mapped_column(Date)
    contract_end: Mapped[date | None] = mapped_column(Date)
    customer_name: Mapped[str] = mapped_column(Text, server_default="")
    address: Mapped[str] = mapped_column(Text, server_default="")
    search_text: Mapped[str] = mapped_column(Text, server_default="")
    customer_email: Mapped[str] = mapped_column(Text, server_default="")
    # Set: staff have deleted it.
    deletion_id: Mapped[int | None] = mapped_column(ForeignKey("deletions.id"))
