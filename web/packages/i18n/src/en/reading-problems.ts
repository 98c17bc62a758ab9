/** Problems of readings that are handed in, beside the others. */
const readingProblems = {
  "submission-window-closed": {
    title: "Readings are not taken now",
    advice: "Hand it in when the window opens.",
  },
  "reading-to-confirm": {
    title: "Check the reading",
    advice: "Look at the meter again. If it is right, confirm.",
  },
  "reading-lower": {
    title: "A meter cannot show less than before",
    advice: "Look at it again. If the number is right, write to us.",
  },
  "meter-removed": {
    title: "This meter was removed",
    advice: "Hand in what the one in its place shows.",
  },
  "verification-overdue": {
    title: "The meter's verification is overdue",
    advice: "Readings are taken again after a new one.",
  },
  "meter-read-remotely": {
    title: "This meter is read remotely",
    advice: "You need not hand anything in.",
  },
  "submission-settled": {
    title: "This reading has been decided already",
    advice: "Reload the page to see how.",
  },
  "not-a-photo": {
    title: "This is not a photo",
    advice: "JPEG, PNG, WebP and HEIC pictures are taken.",
  },
  "photo-too-large": {
    title: "The picture is too large",
    advice: "Send one of up to 10 MB and 50 million pixels.",
  },
  "photo-too-late": {
    title: "A photo can no longer be added",
    advice: "The time for readings is over, or others have taken the place of these.",
  },
  fields: {
    "not-a-number": "Give the number on the meter, as 1234.5",
    negative: "A meter shows no number below zero",
    "too-many-digits": "This meter has fewer digits before the point",
    "too-many-decimals": "This meter has fewer digits after the point",
    "no-such-zone": "This meter has no such zone",
    "in-the-future": "This day has not come yet",
    "before-window": "That is before readings were taken",
    "before-yours": "The meter has been here, and yours, only since a later day",
    "reading-lower": "The meter showed more before",
    "reading-above-later": "The meter showed less afterwards",
  },
};

export default readingProblems;
