"""Which acts of the log a consumer is told, and of what."""

# On the user himself.
ON_USER = (
    "add_user",
    "edit_user",
    "block_user",
    "unblock_user",
    "send_password",
    "reset_second_factor",
    "add_account",
    "take_account",
    "look_at_user",
    "look_at_appeal",
    "look_at_service_order",
    "export_personal_data",
    "erase_user",
)
# On one of his accounts, which the log names by its inner key, or by its number.
ON_ACCOUNT = (
    "issue_code",
    "look_at_photo",
    "look_at_receipt",
    "look_at_submission",
    "refuse_submission",
    "look_at_account",
    "make_account",
    "change_account",
    "decide_difference",
    "delete_account",
    "restore_account",
)
# On the subscriber himself, in the registry.
ON_CUSTOMER = ("look_at_customer", "change_customer", "decide_difference", "delete_customer")
ON_NUMBER = ("pass_account_on",)
# On a meter that has measured for him, by its inner key.
ON_METER = (
    "look_at_meter",
    "look_at_late_photo",
    "edit_meter",
    "edit_meter_point",
    "replace_meter",
    "undo_replacement",
    "set_register_zones",
    "decide_meter_difference",
    "hand_in_reading",
)
# Acts whose reason was written for the consumer to read; that of others is the staff's own.
WITH_REASON = (
    "hand_in_reading",
    "refuse_submission",
    "change_account",
    "change_customer",
    "edit_meter",
    "edit_meter_point",
    "delete_account",
    "delete_customer",
)
# Of one user's customers so many are asked for.
MOST_CUSTOMERS = 100
