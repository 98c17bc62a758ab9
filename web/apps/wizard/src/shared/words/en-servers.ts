/** Why a server around is not the one that is looked for, and what to do. */
const serverReasons = {
  "host-unknown": {
    title: "Server not found",
    advice: "Check the name, or enter an IP address.",
  },
  "host-refused": {
    title: "A server can't be in this network",
    advice:
      "The integration service's settings forbid internal addresses. Enter the server's ordinary address.",
  },
  "connection-refused": {
    title: "The server isn't accepting connections on this port",
    advice: "Check the port, and that the program on the server is running.",
  },
  "timed-out": {
    title: "The server didn't respond within 5 seconds",
    advice: "Check the address, and whether a firewall is blocking the port.",
  },
  unreachable: {
    title: "Can't reach the server",
    advice: "Check the address and the network on the machine where the integration service runs.",
  },
  "certificate-not-trusted": {
    title: "The server's certificate can't be trusted",
    advice: "Enter the name exactly as in the certificate, or install your own root certificate.",
  },
  "encryption-failed": {
    title: "Couldn't make a secure connection",
    advice: "The server probably doesn't use TLS: clear “Secure connection”.",
  },
  "not-http": {
    title: "A different program responds at this address",
    advice: "Check the port. If the server expects TLS, tick “Secure connection”.",
  },
  "not-ours": {
    title: "Something else responds, such as a web page",
    advice: "Check the address and the port: the response isn't what we expect.",
  },
  "not-the-systems-door": {
    title: "This is a different service of the suite",
    advice: "Data is usually received on port 5153.",
  },
  "wrong-key": {
    title: "The server didn't accept the key",
    advice: "Copy the whole key, or ask the server's administrator for a new one.",
  },
  "key-needed": {
    title: "An access key is needed",
    advice: "Enter this server's key.",
  },
  "server-fails": {
    title: "The server responds with an error",
    advice: "It's running but not working: check its log.",
  },
  "clock-off": {
    title: "The server's clock differs from ours by {{seconds}} s",
    advice: "Turn on time sync (NTP) on both machines, or readings will land in the wrong hours.",
  },
  "client-unknown": {
    title: "The customer account doesn't recognise the integration service",
    advice: "Run the check again: the wizard will give it a new key.",
  },
  "auth-unreachable": {
    title: "The sign-in service or the data receiver isn't responding",
    advice: "Check that both are running, and the account server's address in step 4.1.",
  },
  unknown: {
    title: "That didn't work: {{code}}",
    advice: "Try again. If that doesn't help, check the integration service's log.",
  },
};

export default serverReasons;
