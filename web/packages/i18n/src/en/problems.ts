/** Problem `type` → words. Fields: the code of a refused field → words. */
import fileProblems from "./file-problems";

const problems = {
  ...fileProblems,
  "sign-in-refused": {
    title: "Wrong login or password",
    advice: "Check the keyboard layout and Caps Lock.",
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
  "already-decided": {
    title: "This request has already been decided",
    advice: "Refresh the page to see how.",
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
  "body-too-large": {
    title: "That's too much data",
    advice: "Make the file smaller or split it.",
  },
  fields: {
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
    "not-yours": "This isn't your account",
  },
};

export default problems;
