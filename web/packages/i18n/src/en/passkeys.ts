/** Words of passkeys: the panel of the profile, and the way in. */
const passkeys = {
  signIn: "Sign in with a passkey",
  heading: "Passkeys",
  intro:
    "Sign in without a password: your device recognises you by fingerprint, face or PIN. Once you have a passkey, signing in with a password on a new device has to be confirmed.",
  add: "Add a passkey",
  name: "Passkey name",
  nameHint: "So you can tell it apart in the list.",
  firstName: "My passkey",
  next: "Continue",
  save: "Save",
  rename: "Rename",
  remove: "Remove",
  added: "added {{at}}",
  used: "last sign-in {{at}}",
  unused: "not used yet",
  backedUp: "stored in the cloud",
  full: "You already have ten passkeys. Remove one to add another.",
  noBrowser: "This browser doesn't support passkeys.",
  elsewhere: "Passkeys don't work at this address. Open your account here:",
  nowhere: "Passkeys aren't available yet: they need a named site with a secure connection.",
  codesAdded: "Passkey added",
};

export default passkeys;
