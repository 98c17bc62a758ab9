/** The words that every short list of the desk has in its own namespace, for list and form. */
import { useTranslation } from "react-i18next";

export const RECORD_WORDS = [
  ...["title", "about", "add", "one", "close", "empty", "emptyText"],
  ...["save", "saved", "delete", "deleted", "deleteAsk", "cancel"],
];

export type RecordWords = "teams" | "templates" | "topics";

/** Says a word of that namespace. */
export function useRecordWords(words: RecordWords): (key: string) => string {
  const { t } = useTranslation();
  return (key) => t(`${words}:${key}`);
}
