import { filesFrom } from "./application-worker";

const MANIFEST = {
  "index.html": { file: "index.js", imports: ["_shared"], dynamicImports: ["page"] },
  "entrance.html": { file: "entrance.js", imports: ["_shared"], dynamicImports: ["joining"] },
  _shared: { file: "shared.js" },
  page: { file: "page.js", imports: ["_shared", "index.html"] },
  joining: { file: "joining.js" },
};

test("a page that opens without a network has all that it may ask for later", () => {
  expect(filesFrom(MANIFEST, ["index.html"], true)).toEqual(["index.js", "shared.js", "page.js"]);
});

test("of the page to sign in there is what it begins with", () => {
  expect(filesFrom(MANIFEST, ["entrance.html"], false)).toEqual(["entrance.js", "shared.js"]);
});
