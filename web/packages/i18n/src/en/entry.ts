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
    account: "Account number",
    accountHint: "You'll find it on your electricity bill. Spaces and hyphens are fine",
    address: "Address",
    addressHint: "Start typing the town or street, then choose the address from the list",
    addressMore: "Type at least three characters",
    addressNone: "We can't find that address. Try a shorter form: “омск садов 5”",
    addressRequired: "Choose an address from the list",
    addressHouse: "{{house}}: choose your flat",
    addressFlat: "{{house}}, кв. ",
    proof: {
      title: "Confirm that the account is yours",
      about_one:
        "Fill this in and we'll send your password at once. Otherwise our staff will check your request.",
      about_other:
        "Fill in any one of these and we'll send your password at once. Otherwise our staff will check your request.",
      serial: "Meter serial number",
      serialHint: "On the front of the meter, usually below the bar code, and on your bill",
      reading: "Current meter reading, kWh",
      readingHint:
        "All digits before the decimal point. If you have several rates, add them up or use the total",
      readingWrong: "Enter the number on the meter's display, for example 12345.6",
      code: "Code on your bill",
      codeHint: "Ten letters and digits on the paper bill, if your supplier prints them",
    },
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
    intro: "Enter the e-mail you registered with.",
    submit: "Send e-mail",
    sent: "Check your e-mail",
    sentText:
      "If there's an account for {{email}}, we'll e-mail you how to sign in again. E-mails usually take a few minutes. Check your spam folder too.",
  },
  link: {
    title: "New password",
    password: "New password",
    repeat: "New password again",
    submit: "Set password",
    saved: "Your password is set. You've been signed out everywhere else.",
    signIn: "Sign in with the new password",
    expired: "This link no longer works",
    expiredText: "It has already been used or has expired. Ask for a new one.",
    missing: "Open the link in your e-mail",
    missingText:
      "The address you came by is incomplete. Open the e-mail and follow the link again.",
    again: "Ask for a new link",
  },
};

export default entry;
