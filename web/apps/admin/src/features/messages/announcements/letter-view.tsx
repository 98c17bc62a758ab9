/** The letter of an announcement: as a page in a frame of its own, or as text. */
import type { AnnouncementIn, PreviewOut } from "@personal-cabinet/api/notifications";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { Segmented } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./announcements.module.css";

const ADDRESS = "/api/notifications/staff/announcements/preview/letter";
const FRAME = "letter-preview";
type View = "page" | "text";

/**
 * The service writes the page and its policy. A form carries the announcement to it, since what the
 * browser itself puts into a frame (`srcdoc`, `blob:`) is under this page's policy, which allows no
 * styles at elements; and letters have no other.
 */
function LetterFrame({ given }: { given: AnnouncementIn }) {
  const { t } = useTranslation("announcements");
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const content = JSON.stringify({ ...given, audience: { kind: "all" } });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sent anew with other content
  useEffect(() => form.current?.submit(), [content, language]);
  return (
    <>
      <form ref={form} method="post" action={ADDRESS} target={FRAME} hidden>
        <input type="hidden" name="given" value={content} />
        <input type="hidden" name="language" value={language} />
      </form>
      <iframe
        className={styles.letter}
        name={FRAME}
        title={t("preview.letterFrame")}
        sandbox=""
        referrerPolicy="no-referrer"
      />
    </>
  );
}

export function LetterView(props: {
  given: AnnouncementIn;
  letter: NonNullable<PreviewOut["letter"]>;
}) {
  const { t } = useTranslation("announcements");
  const [view, setView] = useState<View>("page");
  return (
    <>
      <Segmented<View>
        aria-label={t("preview.letterView")}
        value={view}
        onChange={setView}
        options={[
          { value: "page", label: t("preview.asPage") },
          { value: "text", label: t("preview.asText") },
        ]}
      />
      {view === "page" ? (
        <LetterFrame given={props.given} />
      ) : (
        <pre className={styles.plain}>{props.letter.text}</pre>
      )}
    </>
  );
}
