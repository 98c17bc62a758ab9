/** A topic as its form holds it. */
import type { AppealTopicIn, StaffAppealTopicOut } from "@personal-cabinet/api/cabinet";

export const KINDS = ["question", "request", "complaint", "other"] as const;
export const TYPES = ["text", "number", "date", "choice", "file"] as const;

type Field = AppealTopicIn["fields"] extends (infer One)[] | undefined ? One : never;
/** `choices`: one a line, `русское название | English name`. */
export type FieldValues = Omit<Field, "key" | "choices"> & { key?: string; choices?: string };
export type Values = Omit<AppealTopicIn, "fields"> & { fields: FieldValues[] };

const SEPARATOR = "|";

export const EMPTY: Values = {
  title: "",
  title_en: "",
  kinds: [],
  fields: [],
  position: 0,
  in_use: true,
};

export function valuesOf(topic: StaffAppealTopicOut): Values {
  return {
    ...topic,
    fields: topic.fields.map(({ choices, ...field }) => ({
      ...field,
      choices: choices
        .map(({ title, title_en }) => [title, title_en].filter(Boolean).join(` ${SEPARATOR} `))
        .join("\n"),
    })),
  };
}

/** The first of `stem1`, `stem2`, … that is free; it is taken then. */
function freeKey(taken: Set<string>, stem: string): string {
  let number = 1;
  while (taken.has(`${stem}${number}`)) number += 1;
  const key = `${stem}${number}`;
  taken.add(key);
  return key;
}

/** Choices by the lines that say them; one whose Russian name stays keeps its key. */
function choicesOf(lines: string, before: { key: string; title: string }[]) {
  const taken = new Set(before.map(({ key }) => key));
  return lines
    .split("\n")
    .map((line) => line.split(SEPARATOR).map((part) => part.trim()))
    .filter(([title]) => title)
    .map(([title = "", title_en = ""]) => ({
      key: before.find((one) => one.title === title)?.key ?? freeKey(taken, "choice"),
      title,
      title_en,
    }));
}

/** As the service takes it: fields and choices that are new get keys of their own. */
export function topicOf(values: Values, topic?: StaffAppealTopicOut): AppealTopicIn {
  const taken = new Set(values.fields.flatMap(({ key }) => key ?? []));
  return {
    title: values.title.trim(),
    title_en: values.title_en?.trim() ?? "",
    kinds: values.kinds,
    position: values.position ?? 0,
    in_use: values.in_use ?? true,
    team_id: values.team_id ?? null,
    fields: values.fields.map(({ key, choices = "", type, title, title_en, required }) => ({
      key: key || freeKey(taken, "field"),
      title: title.trim(),
      title_en: title_en?.trim() ?? "",
      type,
      required: required ?? false,
      choices:
        type === "choice"
          ? choicesOf(choices, topic?.fields.find((one) => one.key === key)?.choices ?? [])
          : [],
    })),
  };
}
