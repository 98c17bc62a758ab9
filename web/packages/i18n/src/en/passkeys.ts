/** Words of passkeys: the panel of the profile, and the way in. */
const passkeys = {
  signIn: "Sign in with a passkey",
  heading: "Passkeys",
  intro:
    "A sign-in without a password: your device knows you by fingerprint, face or PIN. With a passkey, a sign-in by password on a new device has to be confirmed.",
  add: "Add a passkey",
  name: "Name of the passkey",
  nameHint: "You will know it by this name in the list.",
  firstName: "My passkey",
  next: "Continue",
  save: "Save",
  rename: "Rename",
  remove: "Remove",
  added: "added {{at}}",
  used: "last sign-in {{at}}",
  unused: "not used yet",
  backedUp: "kept in the cloud",
  full: "There are ten passkeys. Remove one to add another.",
  noBrowser: "This browser does not know passkeys.",
  elsewhere: "Passkeys do not work at this address. Open the cabinet here:",
  nowhere: "Passkeys are not available yet: they need a site with a name and a secure connection.",
  codesAdded: "The passkey has been added",
};

export default passkeys;
