/** Words of the pages before signing in: registration, recovery, the picture code. */
const entry = {
  back: "To the sign-in",
  human: {
    label: "Code from the picture",
    picture: "A picture of six digits",
    renew: "Show another picture",
    toWork: "I cannot see the picture: check without it",
    toPicture: "Back to the picture",
    running: "Checking, this takes a few seconds…",
    done: "The check is passed",
    failed: "The check did not work. Try again, or enter the code from the picture.",
    wrong: "This was not the code. Enter the digits of the new picture",
    digits: "The code has six digits",
  },
  field: {
    email: "E-mail",
    phone: "Phone",
    emailWrong: "There seems to be a slip. An example: name@mail.ru",
    phoneWrong: "Enter the number with its code, for example +7 913 123-45-67",
  },
  registration: {
    title: "Registration",
    account: "Account number",
    accountHint: "You'll find it on your electricity bill. Spaces and hyphens do no harm",
    address: "Address",
    addressHint: "Type the town or the street, and choose the address from the list",
    addressMore: "Type at least three characters",
    addressNone: "There is no such address. Try shorter: “омск садов 5”",
    addressRequired: "Choose an address from the list",
    addressHouse: "{{house}}: choose the flat",
    addressFlat: "{{house}}, кв. ",
    proof: {
      title: "Show that the account is yours",
      about_one:
        "With this field the password comes at once. Without it our staff look at the request.",
      about_other:
        "One field is enough, and the password comes at once. Without any our staff look at the request.",
      serial: "Serial number of the meter",
      serialHint: "On the front of the meter, mostly below the bar code, and on your bill",
      reading: "What the meter shows now, kWh",
      readingHint:
        "All digits before the decimal point. With several tariffs add them up, or take the total",
      readingWrong: "Enter the number on the meter's display, for example 12345.6",
      code: "Code on your bill",
      codeHint: "Ten letters and digits on the paper bill, if your supplier prints them",
    },
    name: "Full name",
    nameWrong: "A name has letters, spaces, dots, hyphens and apostrophes",
    emailHint: "The letter with the password will come here",
    consent: "I accept the User agreement and consent to the processing of my data",
    agreement: "Text of the agreement",
    agreementText:
      "The cabinet shows what concerns your accounts, meters and use of electricity. It may be used by the customer, or by whom the customer trusts with it.\nOn registration the supplier receives the account number, the address, your name, e-mail and phone. They serve to compare you with the register of customers, to let you in and to send you letters about the cabinet. They are used for nothing else and given to nobody else, unless the law says so.\nOnly you know your password: tell it to nobody, the supplier's staff included.\nYou may withdraw your consent at the supplier's office; your access then ends. The time of your consent and the version of this text are kept.",
    version: "Version of {{day}}",
    submit: "Register",
    sent: "Your request is accepted",
    sentText:
      "If your details are what the supplier has, a letter with the password will come to {{email}}. If not, a member of staff will look at the request, and the letter comes after that.",
    sentAdvice: "Letters usually take a few minutes. Look into the spam folder as well.",
  },
  recovery: {
    title: "Password recovery",
    intro: "Enter the e-mail you registered with.",
    submit: "Apply",
    sent: "Check your mail",
    sentText:
      "If {{email}} is known to the cabinet, a letter will come that tells how to sign in again. Letters usually take a few minutes. Look into the spam folder as well.",
  },
  link: {
    title: "New password",
    password: "New password",
    repeat: "New password again",
    submit: "Set the password",
    saved: "The password is set. Earlier sessions have ended.",
    signIn: "Sign in with the new password",
    expired: "The link is no longer valid",
    expiredText: "It has been used already, or its time is over. Ask for a new one.",
    missing: "Open the link of the letter",
    missingText: "The address lacks its key. Open the letter and follow the link once more.",
    again: "Ask again",
  },
};

export default entry;
