"""SQL conditions that say what a user may see; the user's id is always `$1`.

A usage point is seen with its account (`account_users`), or through a role on the account's
agreement (`agreement_roles`), which may reach to some energy objects only.
"""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

_ROLE_REACHES = """(NOT r.restricted OR EXISTS (
    SELECT FROM agreement_role_objects o
    WHERE o.role_id = r.id AND o.service_location_id = p.service_location_id))"""

# Condition on a row `p` of usage_points.
POINT_IS_VISIBLE = f"""(
    EXISTS (SELECT FROM account_users u WHERE u.user_id = $1 AND u.account_id = p.account_id)
    OR EXISTS (
        SELECT FROM agreement_roles r JOIN customer_accounts ra ON ra.agreement_id = r.agreement_id
        WHERE r.user_id = $1 AND ra.id = p.account_id AND {_ROLE_REACHES}))"""

# All usage points of the user: id, account_id.
VISIBLE_POINTS = f"""
    SELECT p.id, p.account_id FROM account_users u JOIN usage_points p USING (account_id)
    WHERE u.user_id = $1
    UNION
    SELECT p.id, p.account_id FROM agreement_roles r
    JOIN customer_accounts ra ON ra.agreement_id = r.agreement_id
    JOIN usage_points p ON p.account_id = ra.id
    WHERE r.user_id = $1 AND {_ROLE_REACHES}"""

# All accounts of the user: id; with a restricted role only those with an object it reaches.
VISIBLE_ACCOUNTS = f"""
    SELECT u.account_id AS id FROM account_users u WHERE u.user_id = $1
    UNION
    SELECT a.id FROM agreement_roles r JOIN customer_accounts a USING (agreement_id)
    WHERE r.user_id = $1 AND (NOT r.restricted OR EXISTS (
        SELECT FROM usage_points p WHERE p.account_id = a.id AND {_ROLE_REACHES}))"""
