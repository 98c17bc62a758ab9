/** Words of a service's connection. */
const connection = {
  about: {
    auth: "The database of users, sessions and keys of other systems.",
    cabinet: "The database of customers, meters and readings. It needs PostGIS and pg_trgm.",
    notifications: "The database of letters and their delivery.",
  },
  host: "SQL server",
  port: "Port",
  user: "Login",
  password: "Password",
  database: "Database",
  passwordSaved: "A password is saved. Leave the field empty to keep it.",
  passwordOther: "The saved password is for the former connection: enter the one for this.",
  passwordNone: "No password is saved yet.",
  badHost: "A server's name or IP address, without spaces",
  badPort: "A number from 1 to 65535",
  done: "The service is set up already",
  doneText: "Change the connection and press “Next” to set it up again.",
  check: {
    running: "Connecting to the server…",
    connected: "Connected to {{place}}",
    version: "The server {{version}} answered.",
    answered: "The server's answer: {{known}}",
    detail: "Details: {{known}}",
  },
};

export default connection;
