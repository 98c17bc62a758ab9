/** Problem `type` → words, of appeals and their files. */
import fileProblems from "@personal-cabinet/i18n/en/file-problems";

const appealProblems = {
  ...fileProblems,
  "unsupported-file": {
    title: "This file type isn't accepted",
    advice: "Use JPEG, PNG, PDF, DOCX or XLSX.",
  },
  "appeal-closed": {
    title: "The appeal is closed",
    advice: "If something is left to say, reopen it or write a new one.",
  },
  "appeal-merged": {
    title: "This appeal is now part of another one",
    advice: "Reload the page: it links to where you can write. Your text is kept.",
  },
  "appeal-not-done": {
    title: "The appeal is not done yet",
    advice: "Reload the page to see where it stands.",
  },
  "appeal-rated": {
    title: "You have rated this appeal already",
    advice: "Thank you. A rating cannot be changed.",
  },
  "idempotency-key-reused": {
    title: "What you wrote before has been sent already",
    advice: "Look at it among your appeals and add there what is missing. Your text is still here.",
  },
  "reopen-too-late": {
    title: "The appeal ended more than 14 days ago",
    advice: "Write a new one and mention the number of the former.",
  },
  "too-many-appeals": {
    title: "Many appeals were sent in a short time",
    advice: "Wait a little, or write in one of those you have. Your text is saved.",
  },
};

export default appealProblems;
