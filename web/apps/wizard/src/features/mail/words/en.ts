/** Words of the wizard's sub-step «Mail client»; `outcomes` say what became of a test letter. */
const mail = {
  about: "Letters to customers and staff leave by this mail server: passwords, codes, notices.",
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
    "Without it the password and the letters travel in the open. Only fit for a server in the same network.",
  verify: "Check the server's certificate",
  verifyOff:
    "Without the check anybody on the way may read the letters. Switch it off only for a server of your own.",
  login: "Login",
  loginHint: "Leave it empty if the server takes letters without signing in.",
  password: "Password",
  passwordSaved: "A password is saved. Leave the field empty to keep it.",
  passwordOther: "The saved password does not go to another server or login: enter the one for it.",
  sender: "Sender's e-mail",
  senderHint: "Letters come from this address.",
  badAddress: "An address like name@example.org",
  badHost: "A server's name or IP address, without spaces",
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
    title: "Send a test letter",
    to: "Send it to",
    toHint: "The letter leaves for this address at once. Nothing is saved yet.",
    send: "Send",
    close: "Close",
    running: "Sending the letter…",
    sent: "The test letter has been sent to {{to}}",
    sentText: "The server took it. If it does not arrive, look into the spam folder.",
    answered: "Detail: {{detail}}",
  },
  later: "Set up later",
  laterTitle: "Go on without mail?",
  laterText:
    "Letters with passwords, codes and notices will wait, and leave once you have saved a mail server. Until then customers cannot register or recover a password.",
  laterStay: "Set up now",
  putOff: "Mail is put off: letters wait",
  putOffText: "Fill in the form and press “Next”, so that letters begin to leave.",
  saved: "Mail is set up already",
  savedText: "Changes take effect right after “Next”.",
  outcomes: {
    "host-unknown": {
      title: "No server of this name was found",
      advice: "Check the server's address, or give an IP address.",
    },
    "connection-refused": {
      title: "The server takes no connections on this port",
      advice: "Check the port: usually 25 without security, 587 for STARTTLS, 465 for SSL/TLS.",
    },
    "timed-out": {
      title: "The server did not answer in time",
      advice: "Check address and port, and whether a firewall closes it.",
    },
    "certificate-not-trusted": {
      title: "The server's certificate cannot be trusted",
      advice:
        "Give the server's name as the certificate has it. For a server of your own with a self-signed certificate, switch the check off.",
    },
    "encryption-failed": {
      title: "The secure connection did not come about",
      advice:
        "The server expects another security: try STARTTLS instead of SSL/TLS, or the reverse.",
    },
    "wrong-login": {
      title: "The server did not accept login or password",
      advice: "Check both fields. Some mail providers want a separate password for applications.",
    },
    "proxy-refused": {
      title: "The proxy did not let the connection through",
      advice: "Check its address, kind, login and password, and whether it allows this port.",
    },
    "address-refused": {
      title: "The server did not accept an address",
      advice: "Check recipient and sender: the server may allow only addresses of its own.",
    },
    "letter-refused": {
      title: "The server refused the letter",
      advice: "Check whether this sender may send; the server's log knows the reason.",
    },
    failed: {
      title: "The letter could not be sent",
      advice: "Check all fields. The notification service's log has the details.",
    },
    unknown: {
      title: "It did not work: {{code}}",
      advice: "Check the fields and the notification service's log.",
    },
  },
};

export default mail;
