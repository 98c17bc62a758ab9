/** Holds the entrance light: a build whose entrance carries what it can do without does not pass. */
import type { Plugin, Rollup } from "vite";

/** Libraries of the pages inside, by the folder they lie in. */
const HEAVY =
  /node_modules\/(antd|@ant-design|@rc-component|rc-[a-z-]+|react-router|@tanstack|i18next|react-i18next|dayjs|echarts)\//;

type Bundle = Record<string, Pick<Rollup.OutputChunk, "type"> | Rollup.OutputAsset>;
type Chunk = Pick<
  Rollup.OutputChunk,
  "type" | "fileName" | "imports" | "moduleIds" | "facadeModuleId" | "isEntry"
>;

function chunksOf(bundle: Bundle): Chunk[] {
  return Object.values(bundle).filter((part) => part.type === "chunk") as Chunk[];
}

/** What the entrance's pages are made of: their own files and all that these ask for at once. */
function closureOf(bundle: Bundle): Chunk[] {
  const byName = new Map(chunksOf(bundle).map((chunk) => [chunk.fileName, chunk]));
  const starts = /\/(entrance\.html|src\/(entrance|joining)\.ts)$/;
  const left = chunksOf(bundle).filter(({ facadeModuleId }) => starts.test(facadeModuleId ?? ""));
  const found = new Set<Chunk>();
  for (let chunk = left.pop(); chunk; chunk = left.pop()) {
    if (found.has(chunk)) continue;
    found.add(chunk);
    for (const name of chunk.imports) {
      const imported = byName.get(name);
      if (imported) left.push(imported);
    }
  }
  return [...found];
}

/** The modules of heavy libraries in the entrance's closure, and the files that hold them. */
export function heavyIn(bundle: Bundle): string[] {
  return closureOf(bundle).flatMap(({ fileName, moduleIds }) =>
    moduleIds.filter((id) => HEAVY.test(id)).map((id) => `${fileName}: ${id}`),
  );
}

export function lightEntrance(): Plugin {
  return {
    name: "light-entrance",
    apply: "build",
    generateBundle(_options, bundle) {
      const heavy = heavyIn(bundle as Bundle);
      if (heavy.length > 0) {
        this.error(`The entrance must not carry these (decision 0027):\n${heavy.join("\n")}`);
      }
      if (closureOf(bundle as Bundle).length === 0) this.error("The build has no entrance.");
    },
  };
}
