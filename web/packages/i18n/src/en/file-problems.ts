/** Problems of uploaded files, beside the others. */
const fileProblems = {
  "unsupported-file": {
    title: "This file type isn't accepted",
    advice: "Use PDF, DOCX, XLSX, PNG, JPEG or TXT.",
  },
  "file-not-as-named": {
    title: "The file's content doesn't match its name",
    advice: "Open it and save it again in the right format.",
  },
  "file-damaged": {
    title: "The file is damaged",
    advice: "Open it, save it again and upload it once more.",
  },
  "file-encrypted": {
    title: "The file is password-protected",
    advice: "Remove the password, or recipients won't be able to open it.",
  },
  "file-active": {
    title: "The file contains macros, scripts or programs",
    advice: "Save it without them, for example as a plain PDF.",
  },
  "file-holds-files": {
    title: "The file contains other files",
    advice: "Remove them, or attach them separately.",
  },
  "file-holds-markup": {
    title: "The text contains web page markup",
    advice: "Remove the HTML tags and upload the file again.",
  },
  "file-too-complex": {
    title: "The file is too complex",
    advice: "Make its images smaller, or split it.",
  },
  "file-infected": {
    title: "The virus scanner found a threat",
    advice: "Don't open this file, and tell your administrator.",
  },
  "too-many-uploads": {
    title: "Too many uploaded files are waiting to be sent",
    advice: "Remove any you don't need, or try again tomorrow.",
  },
  "too-large": { title: "That's too much data", advice: "Make the file smaller or split it." },
};

export default fileProblems;
