/** Problem `type` → words, of agreeing to the user agreement. */
const agreementProblems = {
  "agreement-other": {
    title: "The agreement has changed",
    advice: "Another version is in force now. Please read it and accept it.",
  },
};

export default agreementProblems;
