/** Words of the pages before signing in: registration, recovery, the picture code. */
const entry = {
  back: "Back to sign in",
  human: {
    label: "Code from the picture",
    picture: "Picture with six digits",
    renew: "Show another picture",
    toWork: "I can't see the picture: check me another way",
    toPicture: "Back to the picture",
    running: "Checking, this takes a few seconds…",
    done: "Check passed",
    failed: "That didn't work. Try again, or enter the code from the picture.",
    wrong: "That code isn't right. Enter the digits from the new picture",
    digits: "The code has six digits",
  },
  field: {
    email: "E-mail",
    phone: "Phone",
    emailWrong: "Check the e-mail address, for example name@mail.ru",
    phoneWrong: "Enter the number with its country code, for example +7 913 123-45-67",
  },
  registration: {
    title: "Create an account",
    proofAbout_one:
      "Fill this in and we'll send your password at once. Otherwise our staff will check your request.",
    proofAbout_other:
      "Fill in any one of these and we'll send your password at once. Otherwise our staff will check your request.",
    name: "Full name",
    nameWrong: "Use letters, spaces, dots, hyphens and apostrophes only",
    emailHint: "We'll e-mail your password here",
    consent: "I accept the User agreement and consent to the processing of my data",
    agreement: "Text of the agreement",
    agreementText:
      "The cabinet shows what concerns your accounts, meters and use of electricity. It may be used by the customer, or by whom the customer trusts with it.\nOn registration the supplier receives the account number, the address, your name, e-mail and phone. They serve to compare you with the register of customers, to let you in and to send you letters about the cabinet. They are used for nothing else and given to nobody else, unless the law says so.\nOnly you know your password: tell it to nobody, the supplier's staff included.\nYou may withdraw your consent at the supplier's office; your access then ends. The time of your consent and the version of this text are kept.",
    version: "Version of {{day}}",
    submit: "Create account",
    sent: "We've received your request",
    sentText:
      "If your details match your supplier's records, we'll e-mail your password to {{email}}. If not, our staff will check your request first and e-mail you after that.",
    sentAdvice: "E-mails usually take a few minutes. Check your spam folder too.",
  },
  recovery: {
    title: "Reset your password",
    intro:
      "Enter the e-mail you registered with. If you don't remember it or can't get at your mail, ask your supplier.",
    submit: "Send e-mail",
    sent: "Check your e-mail",
    sentText:
      "If there's an account for {{email}}, we'll e-mail you how to sign in again. E-mails usually take a few minutes. Check your spam folder too. The link or temporary password in it works for at least 60 hours; after that, start again.",
  },
  link: {
    title: "New password",
    password: "New password",
    repeat: "New password again",
    submit: "Set password",
    signIn: "Sign in with the new password",
    expired: "This link no longer works",
    expiredText: "It has already been used or has expired. Ask for a new one.",
    missing: "Open the link in your e-mail",
    missingText:
      "The address you came by is incomplete. Open the e-mail and follow the link again.",
    again: "Ask for a new link",
  },
  consent: {
    title: "Access to your account",
    asks: "{{name}} asks to see your account",
    asksNameless: "A user of the online account asks to see your account",
    account: "The account number ends in {{ending}}.",
    email: "E-mail: {{email}}. They gave the name themselves; we have not checked it.",
    about:
      "If you agree, they will see the same things about this account as you do. Your own access stays as it is. If you don't know this person, refuse.",
    until: "You can answer until {{day}}. After that our staff will decide.",
    agree: "Allow",
    refuse: "Refuse",
    agreed: "You have allowed access",
    agreedText: "The account will appear for them within minutes.",
    refused: "You have refused",
    refusedText: "We will say that there was no consent, and not whose.",
    over: "No answer is needed any more",
    overText:
      "Someone has answered, the request was withdrawn, or a week has passed. Open questions are on the Account page.",
    toCabinet: "To my account",
    missing: "The link is incomplete",
    missingText: "Open the whole link from the e-mail.",
  },
};

export default entry;
