/** Holds the first pages light: a build that carries there what they can do without does not pass. */
import type { Plugin, Rollup } from "vite";

/** Libraries of the pages inside, by the folder they lie in. */
const HEAVY =
  /node_modules\/(antd|@ant-design|@rc-component|rc-[a-z-]+|react-router|@tanstack|i18next|react-i18next|dayjs|echarts)\//;

/** What of them the main page and the chart's do without as well; icons are drawn without antd. */
const HEAVY_INSIDE =
  /node_modules\/(antd|@ant-design\/(?!icons)[a-z-]+|@rc-component|rc-[a-z-]+|dayjs)\//;

const ENTRANCE = /\/(entrance\.html|src\/(entrance|joining|informing|verifying)\.ts)$/;
const FIRST_INSIDE = /\/(index\.html|src\/features\/readings\/readings-page\.tsx)$/;

type Bundle = Record<string, Pick<Rollup.OutputChunk, "type"> | Rollup.OutputAsset>;
type Chunk = Pick<
  Rollup.OutputChunk,
  "type" | "fileName" | "imports" | "moduleIds" | "facadeModuleId" | "isEntry"
>;

function chunksOf(bundle: Bundle): Chunk[] {
  return Object.values(bundle).filter((part) => part.type === "chunk") as Chunk[];
}

/** What pages are made of: the files that start them and all that these ask for at once. */
function closureOf(bundle: Bundle, starts: RegExp): Chunk[] {
  const byName = new Map(chunksOf(bundle).map((chunk) => [chunk.fileName, chunk]));
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

function modulesOf(bundle: Bundle, starts: RegExp, heavy: RegExp): string[] {
  return closureOf(bundle, starts).flatMap(({ fileName, moduleIds }) =>
    moduleIds.filter((id) => heavy.test(id)).map((id) => `${fileName}: ${id}`),
  );
}

/** The modules of heavy libraries in the entrance's closure, and the files that hold them. */
export function heavyIn(bundle: Bundle): string[] {
  return modulesOf(bundle, ENTRANCE, HEAVY);
}

/** The same of the pages that people come for: the main one, and the chart. */
export function heavyInside(bundle: Bundle): string[] {
  return modulesOf(bundle, FIRST_INSIDE, HEAVY_INSIDE);
}

/** `inside`: the application's main page and its chart are to be light, too. */
export function lightEntrance(inside: boolean): Plugin {
  return {
    name: "light-entrance",
    apply: "build",
    generateBundle(_options, bundle) {
      const heavy = heavyIn(bundle as Bundle);
      if (heavy.length > 0) {
        this.error(`The entrance must not carry these (decision 0027):\n${heavy.join("\n")}`);
      }
      if (closureOf(bundle as Bundle, ENTRANCE).length === 0) {
        this.error("The build has no entrance.");
      }
      const more = inside ? heavyInside(bundle as Bundle) : [];
      if (more.length > 0) {
        this.error(
          `The main page and the chart must not carry these (decision 0029):\n${more.join("\n")}`,
        );
      }
    },
  };
}
