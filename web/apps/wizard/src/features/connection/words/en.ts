/** Words of a service's connection. */
const connection = {
  about: {
    auth: "The database of users, sessions and other systems' access keys.",
    cabinet: "The database of customers, meters and readings. It needs PostGIS and pg_trgm.",
    notifications: "The database of e-mails and their delivery.",
  },
  host: "SQL server",
  port: "Port",
  user: "Login",
  password: "Password",
  database: "Database",
  passwordSaved: "A password is saved. Leave empty to keep it.",
  passwordOther: "The saved password is for the previous connection: enter the one for this.",
  passwordNone: "No password saved yet.",
  badHost: "A server name or IP address, without spaces",
  badPort: "A number from 1 to 65535",
  done: "The service is already set up",
  doneText: "Change the connection and press “Next” to set it up again.",
  check: {
    running: "Connecting to the server…",
    connected: "Connected to {{place}}",
    version: "Server {{version}} responded.",
    answered: "Server's response: {{known}}",
    detail: "Details: {{known}}",
  },
};

export default connection;
