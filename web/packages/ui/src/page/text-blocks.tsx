/** A text as staff write it for everybody: nothing in it is markup of a page. */
type Block = { list: boolean; lines: string[] };

/** Blocks of a plain text: an empty line parts paragraphs, «- » begins an item of a list. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const line of text.split("\n")) {
    const item = line.startsWith("- ");
    if (line === "") open = null;
    else if (open !== null && open.list === item) open.lines.push(item ? line.slice(2) : line);
    else {
      open = { list: item, lines: [item ? line.slice(2) : line] };
      blocks.push(open);
    }
  }
  return blocks;
}

export function TextBlocks({ words }: { words: string }) {
  return (
    <>
      {blocksOf(words).map(({ list, lines }, at) => {
        const key = `${at} ${lines[0]}`;
        if (!list) return <p key={key}>{lines.join("\n")}</p>;
        return (
          <ul key={key}>
            {lines.map((line, place) => (
              <li key={`${place} ${line}`}>{line}</li>
            ))}
          </ul>
        );
      })}
    </>
  );
}
