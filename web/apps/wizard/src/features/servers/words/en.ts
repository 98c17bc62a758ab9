/** Words of the servers around (sub-step 4.1). */
const servers = {
  title: "Servers",
  about:
    "The integration service fetches readings from the data acquisition server and delivers them to the customer account.",
  source: {
    title: "DAS server (data acquisition)",
    about: "Customers, meters and readings come from here.",
    answers: "The DAS server responds: {{place}}",
    without:
      "Without it there will be no accounts or readings, and customers won't be able to register.",
  },
  systems: {
    title: "Account server (receives data)",
    about:
      "The address where the integration service and other systems reach the customer account.",
    answers: "The account server responds: {{place}}",
    without:
      "The previous address stays. If the integration service runs on another machine, its data won't arrive.",
  },
  host: "Server",
  port: "Port",
  key: "Access key",
  keyHint: "The DAS server's administrator gives it to you. We store it encrypted.",
  keySaved: "A key is saved. Leave empty to keep it.",
  keyOther: "The saved key only works for the previous server: enter a new one.",
  keyNeeded: "Enter this server's key",
  secure: "Secure connection (TLS)",
  later: "Set up later",
  laterText: "You can come back at any time: step 4.1 stays open.",
  badHost: "A server name or IP address, without spaces",
  badPort: "A number from 1 to 65535",
  asking: "Asking the server…",
  met: "Details: {{detail}}",
};

export default servers;
