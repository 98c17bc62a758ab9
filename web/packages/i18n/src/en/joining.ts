/** Words of the fields that say which account somebody means, and that it is theirs. */
const joining = {
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
    serial: "Meter serial number",
    serialHint: "On the front of the meter, usually below the bar code, and on your bill",
    reading: "Current meter reading, kWh",
    readingHint:
      "All digits before the decimal point. If you have several rates, add them up or use the total",
    readingWrong: "Enter the number on the meter's display, for example 12345.6",
    code: "Code on your bill",
    codeHint: "Ten letters and digits on the paper bill, if your supplier prints them",
  },
};

export default joining;
