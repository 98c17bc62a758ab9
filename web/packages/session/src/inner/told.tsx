/** A word about what has just been done, above the page for a while; screen readers say it, too. */
import CheckCircleFilled from "@ant-design/icons/CheckCircleFilled";
import CloseOutlined from "@ant-design/icons/CloseOutlined";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { takeTold } from "../flash";
import styles from "./inner.module.css";

const SHOWN_MS = 8000;
const WORDS = { "password-changed": "password.saved", "password-set": "password.set" } as const;

const Tell = createContext<(text: string) => void>(() => undefined);

/** Tells something on whatever page is shown next. */
export function useTell(): (text: string) => void {
  return useContext(Tell);
}

export function Telling({ children }: { children: ReactNode }) {
  const { t } = useTranslation("common");
  const [text, setText] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, what the page before has left
  useEffect(() => {
    const told = takeTold();
    if (told) setText(t(WORDS[told]));
  }, []);
  useEffect(() => {
    if (!text) return;
    const timer = window.setTimeout(() => setText(""), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return (
    <Tell.Provider value={setText}>
      {children}
      <div className={styles.told} role="status">
        {text && (
          <div className={styles.toast}>
            <span className={styles.sign} aria-hidden="true">
              <CheckCircleFilled />
            </span>
            <span>{text}</span>
            <button type="button" aria-label={t("state.close")} onClick={() => setText("")}>
              <CloseOutlined aria-hidden="true" />
            </button>
          </div>
        )}
      </div>
    </Tell.Provider>
  );
}
