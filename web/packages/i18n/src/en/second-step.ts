/** Words of the second step of a sign-in. */
const secondStep = {
  title: "Confirm it's you",
  method: "Method",
  by: {
    passkey: "Passkey",
    letter: "Code by e-mail",
    totp: "Authenticator app code",
    recovery: "Recovery code",
  },
  intro: {
    passkey: "Press “Confirm” and follow the prompts on your device.",
    letter: "We've e-mailed a code to {{email}}. It's valid for 10 minutes.",
    totp: "Open your authenticator app and enter the six digits.",
    recovery: "Enter one of the recovery codes you saved. Each works once.",
  },
  code: {
    letter: "Code from the e-mail",
    totp: "Authenticator app code",
    recovery: "Recovery code",
  },
  remember: "Don't ask again in this browser",
  submit: "Confirm",
  again: "Send again",
  againIn: "Send again in {{time}}",
  leave: "Back to sign in",
};

export default secondStep;
