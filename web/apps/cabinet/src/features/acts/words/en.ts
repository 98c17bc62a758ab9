/** Words of the page on who worked with one's data. */
const acts = {
  title: "Who used my data",
  about:
    "See when your supplier's staff opened or changed your data, and which systems send it. We show the role, not the name.",
  own: "What staff and systems did",
  doubt: "Something looks odd, or you didn't ask for it?",
  support: "Contact support",
  none: "Nobody has opened or changed your data",
  noneText: "As soon as somebody does, you'll see it here.",
  settings: "Settings",
  times_one: "once within an hour",
  times_other: "{{count}} times within an hour",
  column: { at: "When", act: "What was done", by: "Who", account: "Account" },
  by: {
    administrator: "Administrator",
    operator: "Support operator",
    viewer: "Staff member who may only look",
    system: "The supplier's system",
    other: "Staff member",
  },
  act: {
    add_user: "Your sign-in was created",
    edit_user: "Your name or contacts were changed",
    block_user: "Your sign-in was blocked",
    unblock_user: "Your sign-in was opened again",
    send_password: "A temporary password was sent",
    reset_second_factor: "Two-step sign-in was switched off",
    add_account: "An account was added",
    take_account: "An account was removed",
    look_at_user: "The list of your accounts was opened",
    look_at_photo: "The photo of the meter that came with readings was opened",
    issue_code: "A registration code was issued for the account",
    pass_account_on: "The account passed to another customer",
    other: "Something else",
  },
  systems: "Where meter data comes from",
  systemsText: "The supplier's systems send your readings. Here is when each of them last did.",
  noSystems: "Nobody has sent meter data yet",
  collected: "Metering system",
  kind: {
    "interval-profiles": "Hourly readings",
    "register-readings": "Meter readings",
    "meter-events": "Meter events",
  },
};

export default acts;
