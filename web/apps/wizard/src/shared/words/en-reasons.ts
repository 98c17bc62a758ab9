/** Why a check or a stage of the set-up failed, and what to do. */
const reasons = {
  "host-unknown": {
    title: "There is no server of this name",
    advice: "Check the name in “SQL server”, or give an IP address.",
  },
  "connection-refused": {
    title: "The server does not accept connections",
    advice: "Check the port, and that PostgreSQL runs and listens at this address.",
  },
  "timed-out": {
    title: "The server did not answer within 5 seconds",
    advice: "Check the address, and whether a firewall closes the port.",
  },
  "wrong-password": {
    title: "Wrong login or password",
    advice: "Check both fields. The server's pg_hba.conf may refuse the access, too.",
  },
  "database-missing": {
    title: "There is no database of this name",
    advice: "Create it on the server, or correct the name.",
  },
  "server-too-old": {
    title: "PostgreSQL is too old",
    advice: "Version 15 or newer is needed.",
  },
  "no-rights": {
    title: "The user has no rights to this database",
    advice: "Make the user its owner, or allow creating tables in the schema public.",
  },
  "not-postgresql": {
    title: "What answers there is not PostgreSQL",
    advice: "Check the port: usually it is 5432.",
  },
  "password-needed": {
    title: "Enter the password",
    advice: "The saved one is only for the server, port, login and database it was saved for.",
  },
  "host-not-allowed": {
    title: "A server's address is needed here",
    advice:
      "Give a name or an IP address. Whoever installs the suite names a socket's folder, in the service's settings.",
  },
  unreachable: {
    title: "The server is out of reach",
    advice:
      "Check the address, the network and the firewall of the machine that the service runs on. The server itself did not answer, its log has nothing to tell.",
  },
  failed: {
    title: "The connection failed",
    advice: "Check the fields and PostgreSQL's log.",
  },
  "service-unreachable": {
    title: "The service does not answer the wizard",
    advice: "Check that it is running, and try again.",
  },
  "migration-failed": {
    title: "The database could not be updated",
    advice: "The reason is in the log below. Mostly a right or an extension is missing.",
  },
  "migration-timed-out": {
    title: "Updating the database takes too long",
    advice: "Check the server's load and repeat: what is done is not lost.",
  },
  "restart-timed-out": {
    title: "The service did not restart in time",
    advice: "Look at its log, start it by hand and repeat.",
  },
  "not-ready-in-time": {
    title: "The service has started, but is not ready",
    advice: "Look at its log. The connection is saved, the check can be repeated.",
  },
  interrupted: {
    title: "The work was interrupted: the wizard was stopped",
    advice: "Repeat it: what is done is not lost.",
  },
  "internal-error": {
    title: "Internal error of the wizard",
    advice: "Repeat. If that does not help, look at the wizard's log.",
  },
  unknown: {
    title: "It did not work: {{code}}",
    advice: "Repeat. If that does not help, look at the service's log.",
  },
};

export default reasons;
