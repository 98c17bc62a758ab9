import { blocksOf } from "@personal-cabinet/ui/page/text-blocks";
import { inLanguage } from "./in-language";

test("what is not written in English is shown in Russian, and said to be so", () => {
  const both = { title: "Вопрос", title_en: "Question" };
  expect(inLanguage(both, "title", "en")).toEqual({ words: "Question", foreign: false });
  expect(inLanguage(both, "title", "ru")).toEqual({ words: "Вопрос", foreign: false });
  const russian = { title: "Вопрос", title_en: "" };
  expect(inLanguage(russian, "title", "en")).toEqual({ words: "Вопрос", foreign: true });
  expect(inLanguage({ title: "", title_en: "" }, "title", "en").foreign).toBe(false);
});

test("an empty line parts paragraphs, and a dash begins an item", () => {
  expect(blocksOf("Раз\nдва\n\n- а\n- б\nТри")).toEqual([
    { list: false, lines: ["Раз", "два"] },
    { list: true, lines: ["а", "б"] },
    { list: false, lines: ["Три"] },
  ]);
  expect(blocksOf("")).toEqual([]);
});

test("markup of pages is a text like any other", () => {
  expect(blocksOf("<b>1</b>")).toEqual([{ list: false, lines: ["<b>1</b>"] }]);
});
