/** Problems of readings that are handed in, beside the others. */
const readingProblems = {
  "too-many-sheets": {
    title: "Too many files wait to be sent",
    advice: "Send or delete those that have been uploaded.",
  },
  "sheet-not-ready": {
    title: "The file has not been checked yet",
    advice: "Wait until it has been.",
  },
  "mend-gone": {
    title: "This correction is not there any more",
    advice: "The row has changed. Reload the page and look at it again.",
  },
  "template-too-large": {
    title: "The houses have too many meters for one file",
    advice: "Choose fewer houses.",
  },
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
  "handed-in-already": {
    title: "Somebody else has submitted readings already",
    advice: "Look at them and decide whether to replace them with yours.",
  },
  "submission-of-former-session": {
    title: "Only what was submitted in this session can be deleted",
    advice: "To correct the readings, enter them again.",
  },
  "not-a-photo": {
    title: "This is not a photo",
    advice: "JPEG, PNG, WebP and HEIC pictures are taken.",
  },
  "photo-too-large": {
    title: "The picture is too large",
    advice: "Send one of up to 10\u00a0MB and 50 million pixels.",
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
