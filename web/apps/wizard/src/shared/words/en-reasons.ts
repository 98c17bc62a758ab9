/** Why a check or a stage of the set-up failed, and what to do. */
const reasons = {
  "host-unknown": {
    title: "Server not found",
    advice: "Check the name in “SQL server”, or enter an IP address.",
  },
  "connection-refused": {
    title: "The server isn't accepting connections",
    advice: "Check the port, and that PostgreSQL is running and listening on this address.",
  },
  "timed-out": {
    title: "The server didn't respond within 5 seconds",
    advice: "Check the address, and whether a firewall is blocking the port.",
  },
  "wrong-password": {
    title: "Wrong login or password",
    advice: "Check both fields. Access may also be denied in the server's pg_hba.conf.",
  },
  "database-missing": {
    title: "There's no database with this name",
    advice: "Create it on the server, or correct the name.",
  },
  "server-too-old": {
    title: "PostgreSQL is too old",
    advice: "You need version 15 or newer.",
  },
  "no-rights": {
    title: "The user has no rights to this database",
    advice: "Make the user its owner, or allow it to create tables in the public schema.",
  },
  "not-postgresql": {
    title: "It isn't PostgreSQL that responds there",
    advice: "Check the port: it's usually 5432.",
  },
  "address-refused": {
    title: "This address isn't allowed",
    advice:
      "It's a reserved address, or the service's settings (REFUSED_NETWORKS) rule it out. Enter the PostgreSQL server's address.",
  },
  "encoding-not-utf8": {
    title: "The database isn't in UTF-8",
    advice: "Create a new database with UTF8 encoding and enter its name.",
  },
  "another-service": {
    title: "This database belongs to another service",
    advice: "Each service needs a database of its own. Choose another one.",
  },
  "newer-release": {
    title: "The database was updated by a newer release",
    advice:
      "This release can't work with it. Install that release or a newer one, or choose another database.",
  },
  "half-migrated": {
    title: "The database wasn't fully updated",
    advice:
      "It has tables that don't match its release mark. Restore it from a backup, or choose an empty one.",
  },
  "not-empty": {
    title: "The database already has someone else's tables",
    advice: "The wizard won't touch it. Choose an empty database.",
  },
  "clock-off": {
    title: "The server's and the service's clocks differ",
    advice: "Turn on time synchronisation (NTP) on both: they may differ by a minute at most.",
  },
  "disk-full": {
    title: "The service's disk is nearly full",
    advice: "Free up some space: it needs at least 1\u00a0GB.",
  },
  "extension-missing": {
    title: "The database lacks extensions it needs",
    advice: "Someone with the right to add them has to do it.",
  },
  "extension-unavailable": {
    title: "The server doesn't have the extensions it needs",
    advice: "The server's administrator has to install them.",
  },
  "password-needed": {
    title: "Enter the password",
    advice:
      "The saved password only works for the server, port, login and database it was saved for.",
  },
  "host-not-allowed": {
    title: "Enter a server address here",
    advice:
      "Enter a name or an IP address. A socket folder is set by whoever installs the suite, in the service's settings.",
  },
  unreachable: {
    title: "Can't reach the server",
    advice:
      "Check the address, the network and the firewall on the machine where the service runs. The server itself didn't respond, so there's nothing in its log.",
  },
  failed: {
    title: "Couldn't connect",
    advice: "Check the fields and PostgreSQL's log.",
  },
  "service-unreachable": {
    title: "The service isn't responding to the wizard",
    advice: "Check that it's running, and try again.",
  },
  "migration-failed": {
    title: "The database couldn't be updated",
    advice: "The reason is in the log below. Usually it's missing rights or a missing extension.",
  },
  "migration-timed-out": {
    title: "Updating the database is taking too long",
    advice: "Check the server load and try again: what's done won't be lost.",
  },
  "restart-timed-out": {
    title: "The service didn't restart in time",
    advice: "Check its log, start it manually and try again.",
  },
  "not-ready-in-time": {
    title: "The service has started but isn't ready",
    advice: "Check its log. The connection is saved, so you can run the check again.",
  },
  "organisation-not-told": {
    title: "Not every service knows the organisation yet",
    advice:
      "The log below says which. Check that they and the customer account's worker are running, and try again.",
  },
  interrupted: {
    title: "Setup was interrupted: the wizard was stopped",
    advice: "Try again: what's done won't be lost.",
  },
  "internal-error": {
    title: "Internal wizard error",
    advice: "Try again. If that doesn't help, check the wizard's log.",
  },
  unknown: {
    title: "That didn't work: {{code}}",
    advice: "Try again. If that doesn't help, check the service's log.",
  },
};

export default reasons;
