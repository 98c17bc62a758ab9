/** Words of the page of outside systems. */
const clients = {
  title: "External systems",
  empty: "No external systems yet",
  emptyText: "Add a system that will send data, and give it its secret.",
  add: "Add system",
  addTitle: "New external system",
  close: "Close",
  nameHint: "The batch log shows the system under this name",
  column: {
    name: "Name",
    id: "Identifier",
    scopes: "Rights",
    active: "Status",
    secrets: "Secrets",
    used: "Last sign-in",
  },
  scope: {
    "batches-write": "send data",
    "batches-read": "read batch results",
    "batches-organizations": "keep servicing organisations and their buildings",
    "batches-outages": "tell of outages everybody whom they touch",
    "feeds-submissions": "receive readings submitted by people",
    "feeds-appeals": "receive appeals of consumers",
    "feeds-outages": "receive outages",
  },
  state: { active: "Active", over: "Expired", revoked: "Revoked" },
  until: "until {{day}}",
  secretSince: "from {{since}}",
  secretUntil: "from {{since}}, valid until {{until}}",
  place: {
    here: "from this server",
    inner: "from the internal network",
    outer: "from the internet",
  },
  lastDay: "Valid through",
  lastDayHint: "After this day the system can't sign in. Leave it empty for no end.",
  save: "Save",
  neverUsed: "Never",
  ofSuite: "Readings arrive through this access. Whoever maintains the suite renews it.",
  act: {
    change: "Change rights and term",
    renew: "Issue new secret",
    end: "Revoke secret from {{since}}",
    revoke: "Revoke access",
  },
  what: {
    renew:
      "The current secret keeps working for another day while the system switches to the new one. If there are already two, the older one stops working at once.",
    end: "The system won't be able to sign in with this secret any more.",
    revoke:
      "The system won't be able to send data any more. This can't be undone: you'd need to add a new one.",
  },
  secret: {
    title: "The system's secret",
    once: "This secret is only shown once. Save it now.",
    id: "Identifier",
    value: "Secret",
    copy: "Copy secret",
    copied: "Secret copied",
    notCopied: "Couldn't copy: select the secret and copy it yourself",
    kept: "I've saved the secret",
  },
};

export default clients;
