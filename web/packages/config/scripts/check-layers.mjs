/**
 * Holds the layers of the applications: app → features → shared → packages. No feature imports another;
 * one that stands in a group may import that group's `shared`.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
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

/** A group is a folder that holds features and no file of its own. */
function isGroup(folder) {
  return (
    existsSync(folder) &&
    readdirSync(folder, { withFileTypes: true }).every((entry) => entry.isDirectory())
  );
}

/** Which feature a place below `features` belongs to: `[group, feature]`, or `[feature]` outside a group. */
function featureOf(source, [, first, second]) {
  return isGroup(join(source, "features", first)) ? [first, second] : [first];
}

function mayImport([group, feature], [toGroup, toFeature]) {
  return group === toGroup && (feature === toFeature || (feature && toFeature === "shared"));
}

const complaints = [];

for (const app of readdirSync(join(web, "apps"))) {
  const source = join(web, "apps", app, "src");
  for (const file of filesBelow(source)) {
    const place = relative(web, file);
    const path = relative(source, file).split(sep);
    const [layer] = path;
    for (const specifier of importsOf(readFileSync(file, "utf8"))) {
      if (!specifier.startsWith(".")) continue;
      const toPath = relative(source, resolve(dirname(file), specifier)).split(sep);
      const [toLayer] = toPath;
      if (!ORDER.includes(layer)) continue; // main.tsx stands above the layers
      if (toLayer === "..") complaints.push(`${place}: leaves its application by ${specifier}`);
      else if (ORDER.indexOf(toLayer) < ORDER.indexOf(layer)) {
        complaints.push(`${place}: ${layer} must not import ${toLayer} (${specifier})`);
      } else if (layer === "features" && toLayer === "features") {
        const [from, to] = [featureOf(source, path), featureOf(source, toPath)];
        if (mayImport(from, to)) continue;
        complaints.push(`${place}: feature ${from.join("/")} must not import ${to.join("/")}`);
      }
    }
  }
}

/**
 * A query's key stands in the act file that asks, `api/<act>.ts`; whoever renews imports it, or the
 * query, from there.
 */
function importedFromActs(text) {
  const named = [...text.matchAll(/import\s*\{([^}]*)\}\s*from\s*"([^"]+)"/g)];
  return named
    .filter(([, , from]) => /(^|\/)(api|acts)\//.test(from))
    .flatMap(([, names]) => names.split(",").map((name) => name.trim().split(" ")[0]));
}

for (const file of [...filesBelow(join(web, "apps")), ...filesBelow(join(web, "packages"))]) {
  const place = relative(web, file).split(sep).join("/");
  if (/node_modules|generated|\.test\.|\/(api|acts)\//.test(place)) continue;
  const text = readFileSync(file, "utf8");
  const known = importedFromActs(text);
  for (const [, key] of text.matchAll(/\bqueryKey:\s*([\w[]+)/g)) {
    if (!known.includes(key))
      complaints.push(`${place}: the key of a query stands in its act file`);
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
