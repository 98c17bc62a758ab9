/** The columns of letters in a state. */
import type { LetterOut, LetterState } from "@personal-cabinet/api/notifications";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { reasonWords } from "./letter-reason";

/** What a letter is about; one that a later release adds is shown by its own name. */
export function templateWord(t: TFunction, { template }: LetterOut): string {
  return t(`letters:template.${template}`, { defaultValue: template });
}

export function letterColumns(t: TFunction, state: LetterState): Column<LetterOut>[] {
  const time = (key: string, of: (letter: LetterOut) => string | null): Column<LetterOut> => ({
    key,
    title: t(`letters:column.${key}`),
    fit: "line",
    render: (letter) => {
      const at = of(letter);
      return at && formatMinute(at);
    },
  });
  const columns: Column<LetterOut>[] = [
    {
      key: "template",
      title: t("letters:column.template"),
      phone: "title",
      render: (letter) => templateWord(t, letter),
    },
    {
      key: "address",
      title: t("letters:column.address"),
      phone: "plain",
      fit: "word",
      render: ({ address }) => address,
    },
    time("created", ({ created_at }) => created_at),
  ];
  if (state === "sent") return [...columns, time("sent", ({ sent_at }) => sent_at)];
  if (state === "expired") columns.push(time("term", ({ expires_at }) => expires_at));
  if (state === "waiting") columns.push(time("due", ({ due_at }) => due_at));
  return [
    ...columns,
    {
      key: "attempts",
      title: t("letters:column.attempts"),
      align: "right",
      render: ({ attempts }) => attempts,
    },
    {
      key: "reason",
      title: t("letters:column.reason"),
      fit: "long",
      render: (letter) => reasonWords(t, letter),
    },
  ];
}
