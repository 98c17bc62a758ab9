/** Leaves out of the first load what antd carries along for features that no page here uses. */
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const REPLACEMENT = fileURLToPath(new URL("./unused-antd-part.ts", import.meta.url));
const LIGHT_ICON = fileURLToPath(new URL("../../ui/src/theme/light-icon.ts", import.meta.url));

/** Who imports what, below `antd/es`: the tooltip of a form's label, and tooltips that share one pop-up. */
const UNUSED = [
  { by: "/antd/es/form/FormItemLabel.js", part: "../tooltip" },
  { by: "/antd/es/config-provider/index.js", part: "../tooltip/UniqueProvider" },
];

/** The frame that each icon is drawn in. */
const ICON_FRAME = /^\.\.\/components\/AntdIcon(Light)?$/;

/**
 * The tooltips bring the whole machinery of pop-ups to pages that have none: 14 kB gz. Using them all
 * the same fails loudly (see the replacement). The icons get a frame without styles made in the browser.
 */
export function unusedAntdParts(): Plugin {
  return {
    name: "unused-antd-parts",
    apply: "build",
    enforce: "pre",
    resolveId(source, importer = "") {
      if (ICON_FRAME.test(source) && importer.includes("/@ant-design/icons/es/icons/")) {
        return LIGHT_ICON;
      }
      const found = UNUSED.some(({ by, part }) => source === part && importer.endsWith(by));
      return found ? REPLACEMENT : null;
    },
  };
}
