/** Words of the wizard's sub-step «Mail client»; `outcomes` say what became of a test letter. */
const mail = {
  about:
    "E-mails to customers and staff are sent through this mail server: passwords, codes, notifications.",
  protocol: "Protocol",
  host: "Server address",
  port: "Port",
  security: "Connection security",
  secure: {
    none: "None",
    starttls: "STARTTLS",
    ssl: "SSL/TLS",
  },
  securityNone:
    "Without it, the password and e-mails are sent unencrypted. Only suitable for a server on the same network.",
  verify: "Check the server's certificate",
  verifyOff:
    "Without this check, anyone along the way could intercept the e-mails. Turn it off only for your own server.",
  login: "Login",
  loginHint: "Leave empty if the server doesn't require signing in.",
  password: "Password",
  passwordSaved: "A password is saved. Leave empty to keep it.",
  passwordOther: "The saved password won't work for another server or login: enter a new one.",
  sender: "Sender's e-mail",
  senderHint: "E-mails come from this address.",
  badAddress: "An address like name@example.org",
  badHost: "A server name or IP address, without spaces",
  proxy: {
    kind: "Proxy server",
    none: "None",
    http: "HTTP",
    socks5: "SOCKS5",
    host: "Proxy address",
    port: "Proxy port",
    login: "Proxy login",
    password: "Proxy password",
  },
  test: {
    title: "Send a test e-mail",
    to: "Send to",
    toHint: "The e-mail will be sent to this address right away. Settings aren't saved yet.",
    send: "Send",
    close: "Close",
    running: "Sending e-mail…",
    sent: "Test e-mail sent to {{to}}",
    sentText: "The server accepted it. If it doesn't arrive, check the spam folder.",
    answered: "Details: {{detail}}",
  },
  later: "Set up later",
  laterTitle: "Continue without mail?",
  laterText:
    "E-mails with passwords, codes and notifications will wait until you save a mail server. Until then, customers can't register or reset their password.",
  laterStay: "Set up now",
  putOff: "Mail isn't set up: e-mails are waiting",
  putOffText: "Fill in the form and press “Next” to start sending e-mails.",
  saved: "Mail is already set up",
  savedText: "Changes take effect right after “Next”.",
  outcomes: {
    "host-unknown": {
      title: "Server not found",
      advice: "Check the server address, or enter an IP address.",
    },
    "connection-refused": {
      title: "The server isn't accepting connections on this port",
      advice: "Check the port: usually 25 without security, 587 for STARTTLS, 465 for SSL/TLS.",
    },
    "timed-out": {
      title: "The server didn't respond in time",
      advice:
        "Check the address and port, and whether a firewall is blocking it. Port 465 only responds to SSL/TLS.",
    },
    "certificate-not-trusted": {
      title: "The server's certificate can't be trusted",
      advice:
        "Enter the server name exactly as in the certificate. For your own server with a self-signed certificate, turn the check off.",
    },
    "encryption-failed": {
      title: "Couldn't make a secure connection",
      advice:
        "The server expects a different security type: try STARTTLS instead of SSL/TLS, or vice versa.",
    },
    "wrong-login": {
      title: "The server didn't accept the login or password",
      advice: "Check both fields. Some mail providers need a separate app password.",
    },
    "proxy-refused": {
      title: "The proxy didn't allow the connection",
      advice: "Check its address, type, login and password, and whether it allows this port.",
    },
    "address-refused": {
      title: "The server didn't accept the address",
      advice: "Check the recipient and sender: the server may only allow its own addresses.",
    },
    "letter-refused": {
      title: "The server refused the e-mail",
      advice: "Check whether this sender is allowed to send; the reason is in the server's log.",
    },
    dropped: {
      title: "The server accepted the connection and dropped it",
      advice:
        "Usually it doesn't know this address, or expects a different security type. Check the port, the security and the server's list of allowed addresses.",
    },
    busy: {
      title: "The server isn't accepting e-mails right now",
      advice:
        "Try again in a few minutes. If that doesn't help, the reason is in the server's log.",
    },
    "server-refused": {
      title: "The server refused to talk to us",
      advice: "Check whether this machine's address is allowed to send mail.",
    },
    "login-needed": {
      title: "The server requires signing in",
      advice: "Fill in the login and the password.",
    },
    "not-smtp": {
      title: "It isn't a mail server that responds there",
      advice: "Check the address and the port: usually 25, 587 or 465.",
    },
    "host-refused": {
      title: "A server can't be in this network",
      advice:
        "The notification service's settings forbid internal addresses. Enter an ordinary address.",
    },
    failed: {
      title: "The e-mail couldn't be sent",
      advice: "Check all fields. Details are in the notification service's log.",
    },
    unknown: {
      title: "That didn't work: {{code}}",
      advice: "Check the fields and the notification service's log.",
    },
  },
};

export default mail;
