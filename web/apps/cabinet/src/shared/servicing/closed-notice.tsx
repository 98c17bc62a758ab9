/** Said on every page of handing in while readings are not taken (manual 004, 3.3). */
import { Notice } from "@personal-cabinet/session/form/notice";
import { useTranslation } from "react-i18next";
import { closedWords, nextWords } from "./window-words";

export type ServicingWindow = { open: boolean; opens_on: string; closes_on: string };

export function ClosedNotice({ window }: { window: ServicingWindow }) {
  const { t } = useTranslation();
  if (window.open) return null;
  return (
    <Notice kind="info" title={closedWords(window, t)}>
      <p>{nextWords(window, t)}</p>
    </Notice>
  );
}
