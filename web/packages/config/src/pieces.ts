/** How a build is cut into files: the entrance in few of them, which the pages inside use again. */
import { existsSync } from "node:fs";
import type { Rollup } from "vite";

type Modules = {
  getModuleInfo: (id: string) => { importedIds: string[] } | null;
};

/** What starts the entrance, and its second part where there is one. */
const OUTSIDE = ["src/entrance.ts", "src/joining.ts"];
/** Pages before signing in that few visits begin with; the pages inside show the same things. */
const LATE = ["src/informing.ts", "src/verifying.ts"];
/** What starts the pages inside. */
const INSIDE = ["src/main.tsx", "src/app/signed-in.tsx"];
/** What every page inside shows a moment later; where there is one. */
const SHELL = ["src/features/notices/bell.tsx", "src/features/notices/banner.tsx"];

/** The page with most of what pages share, where there is one, and the folder of its parts. */
const CHART = "src/features/readings/readings-page.tsx";
const CHARTS_OWN = "/src/features/readings/";

/** The kit that pages are made of; its icons are drawn without it. */
const KIT = /node_modules\/(antd|@rc-component)\//;

const IMPORTED = new Map<string, string[]>();

/** All that these modules ask for at once, found when the whole of the sources is known. */
function beginning(starts: string[], modules: Modules): Set<string> {
  const found = new Set<string>();
  const left = [...starts];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    // Asked of the bundler once: it is slow to tell.
    const imported = IMPORTED.get(id) ?? modules.getModuleInfo(id)?.importedIds ?? [];
    IMPORTED.set(id, imported);
    left.push(...imported);
  }
  return found;
}

/**
 * A request costs a slow line more than some kilobytes: what the parts of the entrance share is one
 * file, what both worlds begin with is another, and so are the libraries and all English words.
 */
export function pieces(root: string): Rollup.OutputOptions["codeSplitting"] {
  // An entrance of one part has nothing to share but with the pages inside.
  const starts = OUTSIDE.map((start) => root + start).filter((start) => existsSync(start));
  const lateStarts = LATE.map((start) => root + start).filter((start) => existsSync(start));
  let outside: Set<string> | undefined;
  let late: Set<string> | undefined;
  let inside: Set<string> | undefined;
  let shell: Set<string> | undefined;
  let chart: Set<string> | undefined;
  const shellOf = (modules: Modules) =>
    beginning(
      [...INSIDE, ...SHELL].map((start) => root + start),
      modules,
    );
  return {
    groups: [
      { name: "react", priority: 3, test: /node_modules\/(react|react-dom|scheduler)\// },
      {
        name: "english",
        priority: 2,
        test: /packages\/i18n\/src\/en\/|\/src\/shared\/words\/en[a-z-]*\.ts$|\/src\/outside-english\.ts$/,
      },
      {
        debugName: "entrance",
        priority: 1,
        // What only one part of the entrance uses stays in the file that starts it.
        minShareCount: 2,
        name: (id, modules) => {
          outside ??= beginning(starts, modules as Modules);
          if (starts.includes(id)) return null;
          if (!outside.has(id)) {
            // A file of the pages inside starts them, so nothing before signing in may ask for it.
            late ??= beginning(lateStarts, modules as Modules);
            if (!late.has(id) || lateStarts.includes(id)) return null;
            shell ??= shellOf(modules as Modules);
            return shell.has(id) ? "common" : null;
          }
          inside ??= beginning(
            INSIDE.map((start) => root + start),
            modules as Modules,
          );
          return inside.has(id) || starts.length === 1 ? "common" : "outside";
        },
      },
      {
        // It takes along what it asks for, so it comes after what has a file already.
        debugName: "information",
        priority: 0.5,
        minShareCount: 2,
        name: (id, modules) => {
          late ??= beginning(lateStarts, modules as Modules);
          return late.has(id) && !lateStarts.includes(id) ? "information" : null;
        },
      },
      {
        debugName: "inside",
        name: (id, modules) => {
          shell ??= shellOf(modules as Modules);
          return shell.has(id) ? "inside" : null;
        },
      },
      {
        // What the chart's page draws and antd does, too: it would bring all of antd along.
        debugName: "icons",
        minShareCount: 2,
        name: (id, modules) => {
          if (!/node_modules\/@ant-design\/icons(-svg)?\//.test(id)) return null;
          chart ??= beginning([root + CHART], modules as Modules);
          return chart.has(id) ? "icons" : null;
        },
      },
      {
        // Every page but those that people come for begins with it.
        debugName: "antd",
        minShareCount: 3,
        name: (id) =>
          /node_modules\/(antd|@ant-design|@rc-component|dayjs)\/|packages\/ui\/src\/theme\//.test(
            id,
          )
            ? "antd"
            : null,
      },
      {
        // What several pages use would be as many files of some hundred letters; apart from the
        // rest stands what the chart's page begins with, whose weight is counted. What only its
        // own parts share stays small files: a group takes along whatever its modules ask for.
        debugName: "shared",
        minShareCount: 2,
        name: (id, modules) => {
          if (!id.includes("/src/") || /node_modules|\/words\//.test(id)) return null;
          chart ??= beginning([root + CHART], modules as Modules);
          if (chart.has(id)) return "chart";
          if (id.includes(CHARTS_OWN)) return null;
          // Parts of pages without the kit would bring it along with what they share.
          const kit = [...beginning([id], modules as Modules)].some((one) => KIT.test(one));
          return kit ? "shared" : "plain";
        },
      },
    ],
  };
}
