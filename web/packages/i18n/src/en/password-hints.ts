/** Words below a new password. */
const passwordHints = {
  strength: "Strength: {{level}}",
  level: { 0: "", 1: "weak", 2: "fair", 3: "good", 4: "excellent" },
  rule: {
    length: "{{least}} to {{most}} characters",
    "not-login": "different from your login",
    "not-current": "different from your current password",
  },
  kept: "done",
  notKept: "not yet",
  advice: "A long phrase is safer than a jumble of symbols, and easier to remember.",
};

export default passwordHints;
