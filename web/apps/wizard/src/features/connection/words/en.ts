/** Words of a service's connection. */
const connection = {
  about: {
    auth: "The database of users, sessions and other systems' access keys.",
    cabinet:
      "Two databases on one server: customers, meters and readings (it needs PostGIS and pg_trgm), and the control panel's records.",
    notifications: "The database of e-mails and their delivery.",
    integration: "The database of sources, and of what they sent that hasn't been passed on yet.",
  },
  host: "SQL server",
  port: "Port",
  user: "Login",
  password: "Password",
  database: "Database",
  cabinetDatabase: "Customer account database",
  panelDatabase: "Control panel database",
  sameDatabase: "The control panel needs a database of its own",
  passwordSaved: "A password is saved. Leave empty to keep it.",
  passwordOther: "The saved password is for the previous connection: enter the one for this.",
  passwordNone: "No password saved yet.",
  badHost: "A server name or IP address, without spaces",
  badPort: "A number from 1 to 65535",
  done: "The service is already set up",
  doneText: "Change the connection and press “Next” to set it up again.",
  check: {
    running: "Connecting to the server…",
    making: "Creating…",
    connected: "Connected to {{place}}",
    version: "Server {{version}} responded.",
    answered: "Server's response: {{known}}",
    detail: "Details: {{known}}",
  },
  offers: {
    "create-database": "Create the database",
    "create-extensions": "Add the extensions",
  },
  install: "Install this package on the PostgreSQL server (Debian, Ubuntu), then check again:",
  statements: "For the server's administrator to run in psql:",
  copy: "Copy",
  copied: "Copied",
  warnings: {
    title: "You can go on, but please note",
    text: "The manual's values are for a server with 8\u00a0GB of memory:",
    setting: "{{name}}: now {{present}}, recommended {{wanted}}",
    SUPERUSER: "This login is a PostgreSQL superuser; an ordinary one is enough for the service",
    "CONNECTION LIMIT":
      "Connections are limited to {{present}}; the service needs at least {{wanted}}",
  },
};

export default connection;
