/** Problem `type` → words. Fields: the code of a refused field → words. */
const problems = {
  "sign-in-refused": {
    title: "Wrong login or password",
    advice: "Check the keyboard layout and Caps Lock.",
  },
  "too-many-attempts": { title: "Too many attempts", advice: "Wait a little and try again." },
  "session-ended": { title: "Your session has ended", advice: "Please sign in again." },
  unauthenticated: { title: "Please sign in", advice: "Your session has ended. Sign in again." },
  "second-factor-required": {
    title: "Set up the second step of the sign-in",
    advice: "Add an app for codes to continue.",
  },
  "last-factor": {
    title: "The second step of the sign-in is required",
    advice:
      "This is your last way to confirm a sign-in. Add another one first, such as an e-mail address.",
  },
  "password-change-required": {
    title: "Change your password",
    advice: "Choose a password of your own to continue.",
  },
  "wrong-password": {
    title: "The current password is wrong",
    advice: "Enter the password you signed in with.",
  },
  "confirm-first": {
    title: "This notice asks for a confirmation",
    advice: "Read it and press the button below it.",
  },
  "not-scheduled": {
    title: "This announcement no longer waits",
    advice: "It has gone out already or was withdrawn.",
  },
  "weak-password": { title: "This password will not do", advice: "Correct the marked field." },
  "validation-failed": { title: "Check the form", advice: "Correct the marked fields." },
  "cross-origin-request": {
    title: "The request was refused",
    advice: "Open the page at its usual address and try again.",
  },
  forbidden: { title: "Not enough rights", advice: "This section is for other roles." },
  "not-found": {
    title: "Nothing was found",
    advice: "It may have been removed, or the link is out of date.",
  },
  "database-unreachable": {
    title: "The data cannot be reached now",
    advice: "Try again in a few minutes.",
  },
  "migrations-pending": { title: "An update is running", advice: "Try again in a few minutes." },
  unconfigured: {
    title: "The service is not set up yet",
    advice: "Set it up in the set-up wizard.",
  },
  "service-unavailable": {
    title: "The service is not available now",
    advice: "Try again in a few minutes.",
  },
  "network-failed": { title: "No connection to the server", advice: "Check your internet." },
  unknown: {
    title: "Something went wrong",
    advice: "Try again. If that does not help, tell us the request number.",
  },
  "wrong-bootstrap-token": {
    title: "This key does not open the wizard",
    advice:
      "Copy the whole of it. If it is older than a day, was used five times, or the set-up is finished, get a new one with the command below.",
  },
  "service-unreachable": {
    title: "The service does not answer the wizard",
    advice: "Check that it is running, and try again.",
  },
  "job-running": {
    title: "This service is being set up already",
    advice: "Wait for the end: it may have been started in another window.",
  },
  "step-locked": {
    title: "Finish the earlier step first",
    advice: "The steps are taken in order.",
  },
  "wrong-code": { title: "The code is wrong", advice: "Check the digits and enter them again." },
  "link-expired": { title: "The link is no longer valid", advice: "Ask for a new one." },
  "attempt-expired": {
    title: "The time to confirm is over",
    advice: "Enter login and password again.",
  },
  "wait-a-minute": {
    title: "A letter has been sent already",
    advice: "A new one can be asked for once a minute.",
  },
  "own-account": {
    title: "This is your own account",
    advice: "Another administrator can change it.",
  },
  "last-administrator": {
    title: "This is the last administrator",
    advice: "Name another one first.",
  },
  "already-decided": {
    title: "This request has been decided already",
    advice: "Refresh the page to see how.",
  },
  "codes-do-not-count": {
    title: "Codes for registration are not switched on",
    advice: "Whoever sets the system up switches them on: set-supplier --second-proofs.",
  },
  "contact-taken": {
    title: "Somebody has the applicant's e-mail or phone",
    advice: "The request can only be declined.",
  },
  "client-revoked": { title: "This system's access is revoked", advice: "Add a new one." },
  "suite-client": {
    title: "The cabinet itself uses this access",
    advice: "Readings arrive through it. Whoever maintains the cabinet renews it.",
  },
  "already-taken": { title: "Somebody has this login or address", advice: "Choose another." },
  "passkeys-unavailable": {
    title: "Passkeys do not work here",
    advice: "Sign in with login and password.",
  },
  "passkey-refused": {
    title: "The passkey was not accepted",
    advice: "Try once more, or sign in another way.",
  },
  "passkey-cancelled": {
    title: "No passkey was chosen",
    advice: "Try once more when you are ready.",
  },
  "passkey-known": {
    title: "This device has a passkey for the cabinet already",
    advice: "No second one is needed: it is in the list.",
  },
  "too-many-passkeys": { title: "There are ten passkeys", advice: "Remove one first." },
  "last-day-ahead": {
    title: "That day is still ahead",
    advice: "Choose today or an earlier day.",
  },
  "unknown-account": {
    title: "The register has no such account",
    advice: "Check the number. New accounts appear once the register has been handed over.",
  },
  "no-email": {
    title: "The user has no e-mail address",
    advice: "Give the address first that the letter shall go to.",
  },
  "user-blocked": {
    title: "The user is blocked",
    advice: "Unblock the user first.",
  },
  "unsupported-file": {
    title: "Such files are not taken",
    advice: "PDF, DOCX, XLSX, PNG, JPEG and TXT will do.",
  },
  "file-not-as-named": {
    title: "The file is not what its name says",
    advice: "Open it and save it again in the wanted format.",
  },
  "file-damaged": {
    title: "The file is damaged",
    advice: "Open it, save it again and upload it once more.",
  },
  "file-encrypted": {
    title: "The file is protected by a password",
    advice: "Remove the password, or nobody will be able to open it.",
  },
  "file-active": {
    title: "The file holds macros, scripts or programs",
    advice: "Save it without them, as a plain PDF for instance.",
  },
  "file-holds-files": {
    title: "The file holds other files",
    advice: "Take them out, or attach them one by one.",
  },
  "file-holds-markup": {
    title: "The text holds the markup of a web page",
    advice: "Remove the HTML tags and upload the file again.",
  },
  "file-too-complex": {
    title: "The file is too large inside",
    advice: "Make its pictures smaller, or split it.",
  },
  "file-infected": {
    title: "The virus scanner has found a threat",
    advice: "Do not open this file, and tell your administrator.",
  },
  "letter-expired": {
    title: "What this letter says holds no more",
    advice: "Send a new one: the old code or password will not work.",
  },
  "too-many-uploads": {
    title: "Too many uploaded files wait to be sent",
    advice: "Remove what you do not need, or try again tomorrow.",
  },
  "body-too-large": {
    title: "That is too much data",
    advice: "Make the file smaller or divide it.",
  },
  "too-large": { title: "That is too much data", advice: "Make the file smaller or divide it." },
  fields: {
    invalid: "This value does not fit",
    missing: "Fill in this field",
    required: "Fill in this field",
    "too-short": "The password is too short",
    "too-long": "The password is too long",
    taken: "Somebody else has it",
    "unknown-account": "The register has no such account",
    "known-bad": "This password is in lists of leaked ones. Choose another",
    "same-as-login": "The password must differ from the login",
    "same-as-current": "The new password is the same as the current one",
    "in-the-past": "This time is over already",
    "before-the-start": "The term must end after the sending",
    "no-such-time": "The clocks go forward that day, and there will be no such time",
    "repeated-time": "This time comes twice that day: choose which one",
    "not-yours": "This account is not yours",
    "too-far-ahead": "Within a year at the latest",
    "unknown-file": "The file no longer waits: upload it again",
  },
};

export default problems;
