/** Writes the pages of an entrance out as HTML, in Russian; run once, when an application is built. */
import { renderToString } from "react-dom/server";
import type { Entrance } from "./start";
import { Whole } from "./whole";

export type WrittenOut = { title: string; html: string };

/** By the path of each page. */
export async function writeOut(
  entrance: Omit<Entrance, "refreshPath">,
): Promise<Record<string, WrittenOut>> {
  const pages = await Promise.all(
    Object.entries(entrance.pages).map(async ([path, load]) => {
      const html = renderToString(<Whole entrance={entrance} page={await load()} next="/" />);
      // As the page itself sets it once it lives (frame.tsx).
      const heading = /<h1>([^<]*)<\/h1>/.exec(html)?.[1] ?? "";
      return [path, { title: heading, html }] as const;
    }),
  );
  return Object.fromEntries(pages);
}
