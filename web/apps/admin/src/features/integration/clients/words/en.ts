/** Words of the page of outside systems. */
const clients = {
  title: "Outside systems",
  empty: "No outside systems yet",
  emptyText: "Add a system that is to send data, and hand its secret over to it.",
  add: "Add a system",
  addTitle: "A new outside system",
  close: "Close",
  nameHint: "The journal of batches shows the system under this name",
  column: {
    name: "Name",
    id: "Identifier",
    scopes: "Rights",
    active: "State",
    secrets: "Secrets",
    used: "Last sign-in",
  },
  scope: { "batches-write": "send data", "batches-read": "read what came of batches" },
  active: "Active",
  revoked: "Revoked",
  neverUsed: "Not yet",
  ofSuite: "Readings arrive through this access. Whoever maintains the cabinet renews it.",
  act: {
    renew: "Give a new secret",
    end: "End the secret of {{since}}",
    revoke: "Revoke the access",
  },
  what: {
    renew:
      "The present secret goes on while the system changes over to the new one. Of two live secrets the older one ends.",
    end: "The system will not get in with this secret any more.",
    revoke: "The system cannot send data any more. This cannot be undone: make another one then.",
  },
  secret: {
    title: "The system's secret",
    once: "The secret is shown this once. Keep it now.",
    id: "Identifier",
    value: "Secret",
    copy: "Copy the secret",
    copied: "The secret is copied",
    notCopied: "Copying failed: mark the secret and copy it yourself",
    kept: "The secret is kept",
  },
};

export default clients;
