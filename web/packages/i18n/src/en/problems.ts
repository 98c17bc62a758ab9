/** Problem `type` → words. Fields: the code of a refused field → words. */
import fileProblems from "./file-problems";
import readingProblems, { readingFields } from "./reading-problems";
import tariffProblems from "./tariff-problems";

const problems = {
  ...fileProblems,
  ...readingProblems,
  ...tariffProblems,
  stale: {
    title: "Somebody else has changed this meanwhile",
    advice: "Open it again and repeat: so nobody's changes are lost.",
  },
  "if-match-required": {
    title: "Open the card again",
    advice: "The page did not say which data you have seen.",
  },
  "sign-in-refused": {
    title: "Wrong login or password",
    advice: "Check the keyboard layout and Caps Lock.",
  },
  "period-too-long": {
    title: "One file cannot hold that much time",
    advice: "Choose five years at most; take the rest as another file.",
  },
  "too-many-exports": {
    title: "You have downloaded a great deal this hour",
    advice: "Go on in the next hour, or choose a shorter period.",
  },
  "too-much-at-once": {
    title: "Too much for one chart",
    advice: "Choose a shorter period or a longer step.",
  },
  "too-many-attempts": { title: "Too many attempts", advice: "Wait a moment and try again." },
  "session-ended": { title: "Your session has ended", advice: "Please sign in again." },
  unauthenticated: { title: "Please sign in", advice: "Your session has ended. Sign in again." },
  "second-factor-required": {
    title: "Set up your second sign-in step",
    advice: "Add an authenticator app to continue.",
  },
  "last-factor": {
    title: "A second sign-in step is required",
    advice:
      "This is your only way to confirm a sign-in. Add another one first, such as an e-mail address.",
  },
  "password-change-required": {
    title: "Change your password",
    advice: "Choose your own password to continue.",
  },
  "wrong-password": {
    title: "Your current password is wrong",
    advice: "Enter the password you signed in with.",
  },
  "confirm-first": {
    title: "This notification needs to be confirmed",
    advice: "Read it and press the button below it.",
  },
  "not-scheduled": {
    title: "This announcement is no longer scheduled",
    advice: "It has already been sent or cancelled.",
  },
  "weak-password": {
    title: "Choose a different password",
    advice: "Correct the highlighted field.",
  },
  "validation-failed": { title: "Check the form", advice: "Correct the highlighted fields." },
  "cross-origin-request": {
    title: "Request refused",
    advice: "Open the page at its usual address and try again.",
  },
  forbidden: { title: "You don't have access", advice: "This section is for other roles." },
  "not-found": {
    title: "Nothing found",
    advice: "It may have been removed, or the link may be out of date.",
  },
  "database-unreachable": {
    title: "The data isn't available right now",
    advice: "Try again in a few minutes.",
  },
  "migrations-pending": {
    title: "We're updating the system",
    advice: "Try again in a few minutes.",
  },
  unconfigured: {
    title: "The service isn't set up yet",
    advice: "Set it up in the setup wizard.",
  },
  "service-unavailable": {
    title: "The service isn't available right now",
    advice: "Try again in a few minutes.",
  },
  "network-failed": {
    title: "No connection to the server",
    advice: "Check your internet connection.",
  },
  unknown: {
    title: "Something went wrong",
    advice: "Try again. If that doesn't help, tell us the request number.",
  },
  "wrong-bootstrap-token": {
    title: "That key isn't right",
    advice:
      "Copy the whole key. If it's more than a day old, has been used five times, or setup is finished, get a new one with the command below.",
  },
  "service-unreachable": {
    title: "The service isn't responding to the wizard",
    advice: "Check that it's running, and try again.",
  },
  "job-running": {
    title: "This service is already being set up",
    advice: "Wait for it to finish: it may have been started in another window.",
  },
  "step-locked": {
    title: "Finish the previous step first",
    advice: "The steps have to be done in order.",
  },
  "wrong-code": {
    title: "That code isn't right",
    advice: "Check the digits and enter them again.",
  },
  "link-expired": { title: "This link no longer works", advice: "Ask for a new one." },
  "attempt-expired": {
    title: "You ran out of time to confirm",
    advice: "Enter your login and password again.",
  },
  "wait-a-minute": {
    title: "We've already sent an e-mail",
    advice: "You can ask for a new one once a minute.",
  },
  "own-account": {
    title: "This is your own account",
    advice: "Another administrator can change it.",
  },
  "last-administrator": {
    title: "This is the last administrator",
    advice: "Appoint another one first.",
  },
  "already-decided": {
    title: "This request has already been decided",
    advice: "Refresh the page to see how.",
  },
  "codes-do-not-count": {
    title: "Registration codes aren't turned on",
    advice: "Whoever sets up the system turns them on: set-supplier --second-proofs.",
  },
  "contact-taken": {
    title: "The applicant's e-mail or phone is already in use",
    advice: "The request can only be declined.",
  },
  "client-revoked": { title: "This system's access has been revoked", advice: "Add a new one." },
  "suite-client": {
    title: "The suite itself uses this access",
    advice: "Readings arrive through it. Whoever maintains the suite renews it.",
  },
  "already-yours": {
    title: "You already have this account",
    advice: "It is on the Account page. If it isn't there yet, reload in a minute.",
  },
  "too-many-open-requests": {
    title: "Too many requests are waiting",
    advice: "Withdraw one or wait for an answer. This request was not saved.",
  },
  "seen-by-role": { title: "You see it by your role", advice: "Ask the contract's administrator." },
  "nobody-else-sees": {
    title: "Nobody else sees it",
    advice: "Confirm that you know, then go on.",
  },
  "already-taken": { title: "That login or address is already in use", advice: "Choose another." },
  "passkeys-unavailable": {
    title: "Passkeys don't work here",
    advice: "Sign in with your login and password.",
  },
  "passkey-refused": {
    title: "That passkey wasn't accepted",
    advice: "Try again, or sign in another way.",
  },
  "passkey-cancelled": {
    title: "No passkey was chosen",
    advice: "Try again when you're ready.",
  },
  "passkey-known": {
    title: "This device already has a passkey",
    advice: "You don't need another one: it's in the list.",
  },
  "too-many-passkeys": { title: "You already have ten passkeys", advice: "Remove one first." },
  "account-number-taken": { title: "There is such an account", advice: "Check the number." },
  "customer-key-taken": {
    title: "There is a subscriber with this key",
    advice: "Add the account to that one.",
  },
  "chosen-gone": {
    title: "Some chosen rows are gone",
    advice: "Refresh the list and choose again.",
  },
  "restore-too-late": {
    title: "It is too late for that",
    advice: "Add subscriber and account anew.",
  },
  "too-many-files": {
    title: "Your other files are still being made",
    advice: "Wait for them, or cancel one.",
  },
  "export-not-ready": { title: "The file is not ready yet", advice: "Wait a little." },
  "last-day-ahead": {
    title: "That day hasn't come yet",
    advice: "Choose today or an earlier day.",
  },
  "unknown-account": {
    title: "There's no such account in the register",
    advice: "Check the number. New accounts appear once the register has been updated.",
  },
  "no-email": {
    title: "The user has no e-mail address",
    advice: "Add an address to send the e-mail to first.",
  },
  "user-blocked": {
    title: "The user is blocked",
    advice: "Unblock the user first.",
  },
  "letter-expired": {
    title: "This e-mail is out of date",
    advice: "Send a new one: the old code or password won't work.",
  },
  "body-too-large": {
    title: "That's too much data",
    advice: "Make the file smaller or split it.",
  },
  "model-in-use": {
    title: "Meters are of this model",
    advice: "Merge it into another model instead.",
  },
  "meter-not-installed": {
    title: "This meter does not stand anywhere now",
    advice: "Reload the card: it was taken down.",
  },
  "replacement-final": {
    title: "This replacement cannot be undone any more",
    advice: "Something was read since, or the meter was replaced again.",
  },
  fields: {
    ...readingFields,
    invalid: "This value isn't valid",
    missing: "Fill in this field",
    required: "Fill in this field",
    "too-short": "The password is too short",
    "too-long": "The password is too long",
    taken: "Already in use by someone else",
    "unknown-account": "There's no such account in the register",
    "known-bad": "This password has appeared in a data leak. Choose another",
    "same-as-login": "The password can't be the same as your login",
    "same-as-current": "The new password can't be the same as the current one",
    "in-the-past": "This time is in the past",
    "before-the-start": "It must end after it's sent",
    "no-such-time": "The clocks go forward that day, so this time doesn't exist",
    "repeated-time": "This time happens twice that day: choose which one",
    "not-yours": "This isn't your account",
    "too-far-ahead": "No more than a year ahead",
    "unknown-file": "The upload has expired: upload the file again",
  },
};

export default problems;
