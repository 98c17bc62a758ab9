"""Who may do what to whom."""

# May touch consumers and decide about requests.
OPERATORS = ("administrator", "operator")
# May touch colleagues and machine clients.
ADMINISTRATORS = ("administrator",)
ALL_STAFF = ("administrator", "operator", "viewer")
