/** Problem `type` → words, of what only staff do; the others stand in `packages/i18n`. */
import readingProblems from "@personal-cabinet/i18n/en/reading-problems";

const deskProblems = {
  ...readingProblems,
  "source-check-failed": {
    title: "The source didn't answer as needed; nothing was saved",
    advice: "Check the address and the key, or save without checking.",
  },
  "source-name-taken": {
    title: "A source with this name already exists",
    advice: "Choose another name.",
  },
  "source-paused": { title: "The source is paused", advice: "Resume it first." },
  "source-not-paused": {
    title: "The source is still polled",
    advice: "Pause it first, then remove it.",
  },
  "source-waits": {
    title: "What was read is still being delivered",
    advice: "Remove the source once everything is delivered.",
  },
  "batch-not-refused": {
    title: "This batch is no longer refused",
    advice: "Refresh the list: it may be on its way again.",
  },
  "sealing-key-missing": {
    title: "There is nowhere to keep keys of sources",
    advice: "Ask an engineer to set INTEGRATION_SEALING_KEY.",
  },
  "last-day-ahead": {
    title: "That day hasn't come yet",
    advice: "Choose today or an earlier day.",
  },
  "unknown-account": {
    title: "There's no such account in the register",
    advice: "Check the number. New accounts appear once the register has been updated.",
  },
  "content-published": {
    title: "This is published now",
    advice: "Withdraw it first, then delete it.",
  },
  "group-in-use": {
    title: "There are questions in this group",
    advice: "Move them to another group or delete them first.",
  },
  "agreement-taken": {
    title: "Another version is in force from this day",
    advice: "Choose another day.",
  },
  "agreement-in-force": {
    title: "This version of the agreement is in force",
    advice: "People may have agreed to it. Write another version of another day.",
  },
  "content-without-file": {
    title: "An entry of this kind has no file",
    advice: "Documents and services have files.",
  },
  "content-file-too-large": {
    title: "The file is too large",
    advice: "A PDF may have 20\u00a0MB, a picture 10\u00a0MB.",
  },
  "order-settled": {
    title: "The order cannot be changed like that any more",
    advice: "Open it again: it may be done or cancelled.",
  },
  stale: {
    title: "Somebody else has changed this meanwhile",
    advice: "Open it again and repeat: so nobody's changes are lost.",
  },
  "if-match-required": {
    title: "Open the card again",
    advice: "The page did not say which data you have seen.",
  },
  "own-account": {
    title: "This is your own account",
    advice: "Another administrator can change it.",
  },
  "last-administrator": {
    title: "Nobody else could give rights",
    advice: "Someone has to invite staff and change roles. Give someone else such a role first.",
  },
  "beyond-own-rights": {
    title: "These include rights you don't have",
    advice: "Only someone who has them can give them or change who has them.",
  },
  "built-in-role": {
    title: "This is a built-in role",
    advice: "It cannot be changed. Make a copy and change that.",
  },
  "role-in-use": { title: "People have this role", advice: "Give them another role first." },
  "too-many-roles": { title: "There are fifty roles already", advice: "Delete one first." },
  "codes-do-not-count": {
    title: "Registration codes aren't turned on",
    advice: "Whoever sets up the system turns them on: set-supplier --second-proofs.",
  },
  "contact-taken": {
    title: "The applicant's e-mail or phone is already in use",
    advice: "The request can only be declined.",
  },
  "client-revoked": { title: "This system's access has been revoked", advice: "Add a new one." },
  "suite-client": {
    title: "The suite itself uses this access",
    advice: "Readings arrive through it. Whoever maintains the suite renews it.",
  },
  "account-number-taken": { title: "There is such an account", advice: "Check the number." },
  "customer-key-taken": {
    title: "There is a subscriber with this key",
    advice: "Add the account to that one.",
  },
  "chosen-gone": {
    title: "Some chosen rows are gone",
    advice: "Refresh the list and choose again.",
  },
  "answered-meanwhile": {
    title: "Something new came while you were writing",
    advice: "Read it and send the answer again. Your text is saved.",
  },
  "appeal-closed": {
    title: "The appeal is closed",
    advice: "Take it back to work to answer. Your text is saved.",
  },
  "appeal-merged": {
    title: "This appeal is part of another one already",
    advice: "Open the one it was merged into and go on there. Your text is kept.",
  },
  "appeals-differ": {
    title: "These appeals are of different subscribers",
    advice: "They cannot become one: each would see what the other wrote. Take the others out.",
  },
  "draft-not-merged": {
    title: "There is a draft among the chosen",
    advice: "Register it first, or delete it.",
  },
  "taken-meanwhile": {
    title: "A colleague deals with this appeal already",
    advice: "Its card says who has taken it.",
  },
  "team-in-use": {
    title: "Appeals of this team are still open",
    advice: "Give them to others or close them first.",
  },
  "team-name-taken": {
    title: "There is a team of this name already",
    advice: "Give this one another name.",
  },
  "status-not-allowed": {
    title: "The appeal cannot have this status now",
    advice: "Look where it stands: a colleague may have changed it.",
  },
  "topic-in-use": {
    title: "There are appeals about this topic",
    advice: "It cannot be deleted. Take away “Can be chosen for a new appeal”.",
  },
  "idempotency-key-reused": {
    title: "What you wrote before has been sent already",
    advice: "Reload the card to see it. Your text is still here.",
  },
  "open-appeals": {
    title: "Some appeals are still open",
    advice: "Answer or close them first: search “Support” for the account.",
  },
  "restore-too-late": {
    title: "It is too late for that",
    advice: "Add subscriber and account anew.",
  },
  "too-many-files": {
    title: "Your other files are still being made",
    advice: "Wait for them, or cancel one.",
  },
  "export-not-ready": { title: "The file is not ready yet", advice: "Wait a little." },
  "no-email": {
    title: "The user has no e-mail address",
    advice: "Add an address to send the e-mail to first.",
  },
  "user-blocked": {
    title: "The user is blocked",
    advice: "Unblock the user first.",
  },
  "letter-expired": {
    title: "This e-mail is out of date",
    advice: "Send a new one: the old code or password won't work.",
  },
  "model-in-use": {
    title: "Meters are of this model",
    advice: "Merge it into another model instead.",
  },
  "meter-not-installed": {
    title: "This meter does not stand anywhere now",
    advice: "Reload the card: it was taken down.",
  },
  "replacement-final": {
    title: "This replacement cannot be undone any more",
    advice: "Something was read since, or the meter was replaced again.",
  },
  "not-scheduled": {
    title: "This announcement is no longer scheduled",
    advice: "It has already been sent or cancelled.",
  },
  "tariff-name-taken": {
    title: "This name is taken",
    advice: "Choose another: outside systems know a schedule by its name, too.",
  },
  "tariff-version-in-force": {
    title: "The version is in force",
    advice: "It cannot be withdrawn. Correct it by another version of the same day.",
  },
  "tariff-file-unreadable": {
    title: "The file holds no tariff schedules",
    advice: "Choose a JSON or CSV file of the form in which schedules are exported.",
  },
  "tariff-assigned": {
    title: "Some accounts have another schedule from that day or later",
    advice: "Say that it shall be replaced, or choose other accounts.",
  },
  "tariff-assignment-changed": {
    title: "There are more or fewer accounts than were shown",
    advice: "Look again how many there are.",
  },
  "renewed-just-now": {
    title: "The figures have just been counted",
    advice: "Wait half a minute and try again.",
  },
  fields: {
    ...readingProblems.fields,
    "in-the-past": "This time is in the past",
    "before-the-start": "It must end after it's sent",
    "no-such-time": "The clocks go forward that day, so this time doesn't exist",
    "repeated-time": "This time happens twice that day: choose which one",
    "too-far-ahead": "No more than a year ahead",
    "unknown-file": "The upload has expired: upload the file again",
  },
};

export default deskProblems;
