/** What a chapter of the help is made of: paragraphs, steps, items and pictures. */
export type HelpBlock =
  | { kind: "text"; line: string }
  | { kind: "steps" | "items"; lines: string[] }
  | { kind: "picture"; name: string };

const STEP = /^\d+\. /;
const PICTURE = /^\[([\w-]+)\]$/;

/** Blocks of a chapter's text (`chapters.ts`). */
export function helpBlocks(text: string): HelpBlock[] {
  const blocks: HelpBlock[] = [];
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const picture = PICTURE.exec(line)?.[1];
    const kind = STEP.test(line) ? "steps" : line.startsWith("- ") ? "items" : null;
    const last = blocks[blocks.length - 1];
    if (picture) blocks.push({ kind: "picture", name: picture });
    else if (kind === null) blocks.push({ kind: "text", line });
    else {
      const plain = line.replace(kind === "steps" ? STEP : "- ", "");
      if (last?.kind === kind) last.lines.push(plain);
      else blocks.push({ kind, lines: [plain] });
    }
  }
  return blocks;
}
