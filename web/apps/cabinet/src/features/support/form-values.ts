/** What is typed for a new appeal, and what is wrong with it. */
import type {
  AppealDraftIn,
  AppealDraftOut,
  AppealFieldOut,
  AppealFormOut,
  AppealIn,
  AppealKind,
  AppealTopicOut,
} from "@personal-cabinet/api/cabinet";
import type { Translate } from "@personal-cabinet/i18n/translate";
import type { AppealCard } from "../../shared/appeal-card";

export type Values = {
  kind: AppealKind | null;
  topicId: number | null;
  accountId: number | null;
  text: string;
  /** By key, as it was typed. */
  fields: Record<string, string>;
  card: AppealCard | null;
};

export const EMPTY: Values = {
  kind: null,
  topicId: null,
  accountId: null,
  text: "",
  fields: {},
  card: null,
};

/** Whether anything worth keeping was told. */
export function isTyped(values: Values, files: number): boolean {
  const told = Object.values(values.fields).some((value) => value.trim());
  return files > 0 || told || values.text.trim() !== "" || values.kind !== null;
}

export function valuesOf(draft: AppealDraftOut | AppealDraftIn): Values {
  return {
    kind: draft.kind ?? null,
    topicId: draft.topic_id ?? null,
    accountId: draft.account_id ?? null,
    text: draft.text ?? "",
    fields: draft.fields ?? {},
    card: draft.card ? { ...draft.card, at: draft.card.at ?? null } : null,
  };
}

/** The topics that an appeal of a kind can have. */
export function topicsOf({ topics }: AppealFormOut, kind: AppealKind | null): AppealTopicOut[] {
  return kind ? topics.filter(({ kinds }) => kinds.includes(kind)) : [];
}

export function topicOf(form: AppealFormOut, values: Values): AppealTopicOut | undefined {
  return topicsOf(form, values.kind).find(({ id }) => id === values.topicId);
}

/** As the service takes a number: `12,5`, `12.5`, `1 200`. */
const NUMBER = /^[+-]?\d{1,15}([.,]\d{1,6})?$/;
const isNumber = (typed: string) => NUMBER.test(typed.replace(/\s/g, ""));

function wrongField(field: AppealFieldOut, typed: string, files: number, t: Translate) {
  if (field.type === "file") return field.required && files === 0 ? t("support:wrong.file") : "";
  if (!typed.trim()) return field.required ? t("support:wrong.required") : "";
  if (field.type === "number" && !isNumber(typed)) {
    return t("support:wrong.number");
  }
  return "";
}

/** The name under which a topic's field is refused. */
export const fieldName = (key: string) => `field-${key}`;

/** Why it cannot be sent, by the field's name; in the order in which the fields stand. */
export function refusalsOf(
  form: AppealFormOut,
  values: Values,
  files: number,
  t: Translate,
): Record<string, string> {
  const topic = topicOf(form, values);
  const most = form.limits.text;
  const own = (topic?.fields ?? []).map((field) => [
    fieldName(field.key),
    wrongField(field, values.fields[field.key] ?? "", files, t),
  ]);
  const long = values.text.length > most ? t("support:wrong.tooLong", { most }) : "";
  const all = [
    ["kind", values.kind ? "" : t("support:wrong.kind")],
    ["topic", topic ? "" : t("support:wrong.topic")],
    ...own,
    ["text", values.text.trim() ? long : t("support:wrong.text")],
  ];
  return Object.fromEntries(all.filter(([, why]) => why));
}

/** A topic's fields as the service takes them; of files each field has the next one. */
function servedFields(
  topic: AppealTopicOut,
  fields: Values["fields"],
  fileIds: string[],
): Record<string, string> {
  const files = [...fileIds];
  const given = topic.fields.map(({ key, type }): [string, string] => [
    key,
    type === "file" ? (files.shift() ?? "") : (fields[key] ?? "").trim(),
  ]);
  return Object.fromEntries(given.filter(([, value]) => value));
}

export function draftOf(values: Values, fileIds: string[]): AppealDraftIn {
  return {
    kind: values.kind,
    topic_id: values.topicId,
    account_id: values.accountId,
    text: values.text,
    fields: values.fields,
    file_ids: fileIds,
    card: values.card,
  };
}

/** `values` must have been found right. */
export function appealOf(form: AppealFormOut, values: Values, fileIds: string[]): AppealIn {
  const topic = topicOf(form, values);
  if (!values.kind || !topic) throw new Error("an appeal without kind or topic");
  return {
    kind: values.kind,
    topic_id: topic.id,
    account_id: values.accountId,
    text: values.text.trim(),
    fields: servedFields(topic, values.fields, fileIds),
    file_ids: fileIds,
    card: values.card,
  };
}
