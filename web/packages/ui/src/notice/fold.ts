/** Where the text of a notice is cut while it is folded. */

const LONG = 260;
const MOST_LINES = 5;
/** A cut that saves less than this is not worth a press. */
const LEAST_SAVED = 60;

/** The beginning of a long text, ended at a word; null when the text is shown whole. */
export function foldedText(text: string): string | null {
  const lines = text.split("\n").slice(0, MOST_LINES).join("\n");
  let cut = lines.slice(0, LONG);
  if (cut.length < lines.length) {
    const space = Math.max(cut.lastIndexOf(" "), cut.lastIndexOf("\n"));
    if (space > LONG / 2) cut = cut.slice(0, space);
  }
  return text.length - cut.length < LEAST_SAVED ? null : cut.trimEnd();
}
