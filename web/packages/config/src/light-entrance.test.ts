import { heavyIn, heavyInside } from "./light-entrance";

function chunk(fileName: string, facadeModuleId: string | null, imports: string[], ids: string[]) {
  return {
    type: "chunk" as const,
    fileName,
    facadeModuleId,
    imports,
    moduleIds: ids,
    isEntry: true,
  };
}

const entrance = (...imports: string[]) =>
  chunk("entrance.js", "/web/apps/cabinet/entrance.html", imports, ["/web/src/entrance.ts"]);
const antd = chunk("antd.js", null, [], ["/web/node_modules/antd/es/button/index.js"]);
const bundleOf = (...chunks: ReturnType<typeof chunk>[]) =>
  Object.fromEntries(chunks.map((one) => [one.fileName, one]));

test("a library of the pages inside is found, however far down it is asked for", () => {
  const shared = chunk("shared.js", null, ["antd.js"], ["/web/packages/ui/src/form.tsx"]);
  expect(heavyIn(bundleOf(entrance("shared.js"), shared, antd))).toEqual([
    "antd.js: /web/node_modules/antd/es/button/index.js",
  ]);
});

test.each(["joining", "informing", "verifying"])(
  "the part of the entrance that comes later, %s, is held to the same",
  (name) => {
    const later = chunk("later.js", `/web/apps/cabinet/src/${name}.ts`, ["antd.js"], []);
    expect(heavyIn(bundleOf(entrance(), later, antd))).toHaveLength(1);
  },
);

test.each(["@rc-component/form", "react-router", "@tanstack/query-core", "i18next", "dayjs"])(
  "%s is heavy",
  (name) => {
    const one = chunk("one.js", null, [], [`/web/node_modules/${name}/index.js`]);
    expect(heavyIn(bundleOf(entrance("one.js"), one))).toHaveLength(1);
  },
);

test("what only the pages inside ask for is none of the entrance's", () => {
  const react = chunk("react.js", null, [], ["/web/node_modules/react-dom/client.js"]);
  const index = chunk("index.js", "/web/apps/cabinet/index.html", ["antd.js"], []);
  expect(heavyIn(bundleOf(entrance("react.js"), react, index, antd))).toEqual([]);
});

test("the main page asks for no antd, but for icons", () => {
  const index = (...imports: string[]) =>
    chunk("index.js", "/web/apps/cabinet/index.html", imports, [
      "/web/node_modules/@ant-design/icons/es/icons/HomeOutlined.js",
      "/web/node_modules/@ant-design/icons-svg/es/asn/HomeOutlined.js",
      "/web/node_modules/react-router/dist/index.js",
    ]);
  expect(heavyInside(bundleOf(index(), antd))).toEqual([]);
  expect(heavyInside(bundleOf(index("antd.js"), antd))).toHaveLength(1);
  const styles = chunk(
    "styles.js",
    null,
    [],
    ["/web/node_modules/@ant-design/cssinjs/es/index.js"],
  );
  expect(heavyInside(bundleOf(index("styles.js"), styles))).toHaveLength(1);
});

test("the chart's page asks for no antd, but what comes when a field is turned to may", () => {
  const page = "/web/apps/cabinet/src/features/readings/readings-page.tsx";
  const chart = (...imports: string[]) => chunk("readings-page.js", page, imports, [page]);
  const calendar = chunk(
    "calendar.js",
    "/web/packages/ui/src/period/calendar.tsx",
    ["antd.js"],
    [],
  );
  expect(heavyInside(bundleOf(chart(), calendar, antd))).toEqual([]);
  expect(heavyInside(bundleOf(chart("antd.js"), calendar, antd))).toHaveLength(1);
});
