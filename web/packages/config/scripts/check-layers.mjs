/** Holds the layers of the applications: app → features → shared → packages, and no feature imports another. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const web = fileURLToPath(new URL("../../..", import.meta.url));
const ORDER = ["app", "features", "shared"];
const MOST_LINES = 250;

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(text) {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map((match) => match[1]);
}

const complaints = [];

for (const app of readdirSync(join(web, "apps"))) {
  const source = join(web, "apps", app, "src");
  for (const file of filesBelow(source)) {
    const [layer, feature] = relative(source, file).split(sep);
    for (const specifier of importsOf(readFileSync(file, "utf8"))) {
      if (!specifier.startsWith(".")) continue;
      const [toLayer, toFeature] = relative(source, resolve(dirname(file), specifier)).split(sep);
      const place = relative(web, file);
      if (!ORDER.includes(layer)) continue; // main.tsx stands above the layers
      if (toLayer === "..") complaints.push(`${place}: leaves its application by ${specifier}`);
      else if (ORDER.indexOf(toLayer) < ORDER.indexOf(layer)) {
        complaints.push(`${place}: ${layer} must not import ${toLayer} (${specifier})`);
      } else if (layer === "features" && toLayer === "features" && feature !== toFeature) {
        complaints.push(`${place}: feature ${feature} must not import feature ${toFeature}`);
      }
    }
  }
}

/** What each package may import of the others. */
const PACKAGES = {
  config: [],
  api: [],
  i18n: [],
  ui: ["i18n"],
  session: ["api", "i18n", "ui"],
};

for (const name of readdirSync(join(web, "packages"))) {
  const allowed = PACKAGES[name];
  if (!allowed) {
    complaints.push(`packages/${name}: say in check-layers.mjs what it may import`);
    continue;
  }
  for (const file of filesBelow(join(web, "packages", name, "src"))) {
    for (const specifier of importsOf(readFileSync(file, "utf8"))) {
      const other = specifier.match(/^@personal-cabinet\/([^/]+)\//)?.[1];
      if (other && other !== name && !allowed.includes(other)) {
        complaints.push(`${relative(web, file)}: package ${name} must not import ${other}`);
      }
    }
  }
}

for (const file of [...filesBelow(join(web, "apps")), ...filesBelow(join(web, "packages"))]) {
  if (/(node_modules|dist|generated)/.test(relative(web, file))) continue;
  const lines = readFileSync(file, "utf8").split("\n").length - 1;
  if (lines > MOST_LINES) complaints.push(`${relative(web, file)}: ${lines} lines, split it`);
}

for (const complaint of complaints) console.error(complaint);
process.exit(complaints.length > 0 ? 1 : 0);
