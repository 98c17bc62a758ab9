/** Says what is wrong with a server around, by the outcome that integration gave. */
import type { TFunction } from "i18next";

export type ServerWords = { title: string; advice: string; detail: string };

/** Title, advice and what else was met; an outcome that is not known yet is shown as it is. */
export function serverWords(t: TFunction, code: string, detail = ""): ServerWords {
  const known = t(`servers.${code}.title`, { defaultValue: "", seconds: detail.replace("-", "") });
  return {
    title: known || t("servers.unknown.title", { code }),
    advice: t(`servers.${known ? code : "unknown"}.advice`),
    // The seconds stand in the title.
    detail: code === "clock-off" ? "" : detail,
  };
}

const LINK = /^(source|delivery)-(.+)$/;

/** The same of a stage of the last check: `source-timed-out`; null: not about a server. */
export function linkWords(t: TFunction, code: string, detail: string): ServerWords | null {
  const [, link, outcome] = LINK.exec(code) ?? [];
  if (!link || !outcome) return null;
  const words = serverWords(t, outcome, detail);
  return { ...words, title: `${t(`links.${link}`)}: ${words.title}` };
}
