"""The table of users."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    DateTime,
    ForeignKey,
    LargeBinary,
    String,
    UniqueConstraint,
    Uuid,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from services.auth.base import Base
from services.auth.roles.models import StaffRole
from services.auth.users.rules import LONGEST_NAME


class User(Base):
    """A person who may sign in: a consumer by phone or e-mail, staff by login."""

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint("user_class IN ('consumer', 'staff')", name="user_class"),
        CheckConstraint("(user_class = 'staff') = (role IS NOT NULL)", name="role_of_staff"),
        CheckConstraint("language IN ('ru', 'en')", name="language"),
        CheckConstraint("coalesce(login, phone, email) IS NOT NULL", name="has_a_login"),
        CheckConstraint("phone_proof IN ('registry', 'staff', 'kept')", name="phone_proof"),
        CheckConstraint("email = lower(email)", name="email_lower"),
        CheckConstraint("login = lower(login)", name="login_lower"),
        UniqueConstraint("user_class", "login"),
        UniqueConstraint("user_class", "phone"),
        UniqueConstraint("user_class", "email"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    user_class: Mapped[str] = mapped_column(String(10))
    role: Mapped[str | None] = mapped_column(String(20), ForeignKey(StaffRole.key), index=True)
    login: Mapped[str | None] = mapped_column(String(64))
    # E.164, "+79131234567": a login, since it was proved to be theirs.
    phone: Mapped[str | None] = mapped_column(String(16))
    # Who said so: `registry`, `staff` (also the installer), or `kept` from the time when nobody
    # was asked; the last one gives way to the other two.
    phone_proof: Mapped[str | None] = mapped_column(String(8))
    # What the user says their phone is: no login, and anybody's number.
    claimed_phone: Mapped[str | None] = mapped_column(String(16), index=True)
    email: Mapped[str | None] = mapped_column(String(254))
    display_name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    language: Mapped[str] = mapped_column(String(2), server_default="ru")
    password_hash: Mapped[str | None] = mapped_column(String(200))
    must_change_password: Mapped[bool] = mapped_column(Boolean, server_default="false")
    # A password sent by letter: valid beside the present one until it is used, so that a stranger
    # who asks for a recovery shuts nobody out. SHA-256, as the password is random.
    temporary_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    temporary_expires_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    active: Mapped[bool] = mapped_column(Boolean, server_default="true")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    password_changed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    @property
    def shown_login(self) -> str:
        """What the user signs in by: a consumer's login is the e-mail or else the phone."""
        return self.login or self.email or self.phone or ""
