/** Words of the page where anybody checks a receipt. */
const receipts = {
  title: "Check a receipt",
  toCabinet: "To the cabinet",
  intro:
    "Paste the text of a receipt of readings. Your browser checks the signature; the text is not sent anywhere.",
  introSent:
    "Paste the text of a receipt of readings. Your browser cannot check a signature itself, so the supplier checks the text and does not keep it.",
  text: "Text of the receipt",
  textHint: "It stands at the bottom of the receipt, from BEGIN RECEIPT to END RECEIPT",
  file: "Take the text from a file",
  missing: "Paste the text of a receipt",
  chain: "Check whether it follows the previous one",
  former: "Text of the previous receipt",
  formerHint: "Of the same usage point: each receipt holds the fingerprint of the one before it",
  check: "Check",
  verdict: {
    valid: "The receipt is genuine",
    altered: "The receipt was altered",
    "unknown-key": "The key of the signature is unknown",
    "no-receipt": "There is no receipt in the text",
  },
  about: {
    valid: "The supplier has signed it, and not a letter of it has changed since.",
    altered:
      "The text is not what the supplier has signed. See whether you pasted all of it, and take the receipt anew in the cabinet.",
    "unknown-key": "The supplier signs no receipts with this key. Do not trust this text.",
    "no-receipt": "Copy all lines from BEGIN RECEIPT to END RECEIPT.",
  },
  follows: "It follows the previous one",
  followsText: "No other receipt of this usage point was issued between the two.",
  "does-not-follow": "It does not follow this receipt",
  "does-not-followText": "Another one was issued before it, or the previous one was altered.",
  reading: "Reading",
  unit: "kWh",
  consumer: "the consumer",
  staff: "staff, for the consumer",
  servicer: "the servicing organisation",
  fact: {
    number: "Receipt number",
    supplier: "Supplier",
    account: "Account",
    meter: "Meter number",
    takenOn: "Read on",
    issuedAt: "Received by the cabinet (UTC)",
    by: "Submitted by",
    corrects: "In place of receipt no.",
  },
  beside:
    "The signature says what was submitted. Whether the readings were accepted for billing, or corrected later, is told in the cabinet.",
  digest: "Fingerprint:",
};

export default receipts;
