"""Which letters go first, and how many of a kind one address gets within an hour."""

# Lower goes first. A letter that guards somebody's account must not wait behind others.
SECURITY, STRANGERS, ORDINARY = 0, 1, 2
_SECURITY = frozenset(
    {
        "account_claimed",
        "email_changed",
        "password_changed",
        "recovery_link",
        "second_factor_changed",
        "sign_in_code",
        "staff_invited",
        "temporary_password_recovery",
        "temporary_password_registration",
        "temporary_password_support",
    }
)
# Somebody has only said that the address is theirs: such letters reach people who asked for none.
_STRANGERS = frozenset({"email_code", "registration_declined"})


def rank_of(template: str) -> int:
    """Return the precedence of a template, by which its share of the hour goes as well."""
    if template in _SECURITY:
        return SECURITY
    return STRANGERS if template in _STRANGERS else ORDINARY
