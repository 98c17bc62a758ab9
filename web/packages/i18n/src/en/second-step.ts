/** Words of the second step of a sign-in. */
const secondStep = {
  title: "Confirm the sign-in",
  method: "How",
  by: {
    passkey: "Passkey",
    letter: "Code by letter",
    totp: "Code of the app",
    recovery: "Recovery code",
  },
  intro: {
    passkey: "Press «Confirm» and do as your device says.",
    letter: "A letter with a code was sent to {{email}}. It holds for 10 minutes.",
    totp: "Open your app with codes and enter the six digits.",
    recovery: "Enter one of the recovery codes that you have kept. Each works once.",
  },
  code: { letter: "Code from the letter", totp: "Code of the app", recovery: "Recovery code" },
  remember: "Do not ask again in this browser",
  submit: "Confirm",
  again: "Send again",
  againIn: "Send again in {{time}}",
  leave: "Back to the sign-in",
};

export default secondStep;
