/** Whether this browser, at this address, can have passkeys at all; the service knows the rest. */
export function passkeysPossible(): boolean {
  // An IP address is no domain that a passkey could be bound to.
  const bare = /^[\d.]+$|^\[/.test(window.location.hostname);
  return !bare && typeof window.PublicKeyCredential === "function";
}
