/** Words of the organisation (sub-step 4.2). */
const organisation = {
  about:
    "This is how customers see the company: on sign-in pages, in their account, in e-mails and documents.",
  name: "Name",
  nameHint: "The one customers know, such as “City Power”.",
  inn: "Taxpayer number (INN)",
  innHint: "10 digits for a company, 12 for a sole trader.",
  badInn: "There's a mistake in this number: check the digits",
  legalAddress: "Registered address",
  postalAddress: "Postal address",
  postalAddressHint: "Leave empty if it's the same.",
  phone: "Phone",
  badPhone: "Digits, spaces, brackets, plus and hyphen only",
  color: "Colour",
  hours: "Opening hours (Russian)",
  hoursEn: "Opening hours (English)",
  badLine: "Without the signs < and >",
  timeZone: "Time zone",
  timeZoneHint: "Days, readings and times in e-mails follow it.",
  codes: {
    "not-an-inn": "There's a mistake in this number: check the digits",
    "no-such-time-zone": "There's no such time zone",
  },
  logo: {
    title: "Logo",
    alt: "Chosen logo",
    choose: "Choose a PNG picture",
    other: "Choose another",
    remove: "Remove",
    hint: "PNG, up to 256\u00a0KB. A transparent background is best.",
    kind: "This isn't a PNG. Other formats, including SVG, won't do: save the picture as PNG.",
    size: "The picture is larger than 256\u00a0KB. Make it smaller and choose it again.",
  },
};

export default organisation;
