/** The logo: the one there is or the one just chosen, and what is no logo said at once. */
import { problemWords } from "@personal-cabinet/i18n/problem-words";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./organisation.module.css";
import { refusalOfLogo } from "./organisation-values";

/** `undefined`: as it is; null: none. */
export type ChosenLogo = File | null | undefined;

export type LogoFieldProps = {
  saved: string | null;
  chosen: ChosenLogo;
  onChoose: (logo: ChosenLogo) => void;
  /** What the service said of it. */
  error: unknown;
};

function useAddress(chosen: ChosenLogo, saved: string | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!chosen) return setAddress(null);
    const made = URL.createObjectURL(chosen);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [chosen]);
  return chosen === undefined ? saved : address;
}

export function LogoField({ saved, chosen, onChoose, error }: LogoFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<"kind" | "size" | null>(null);
  const address = useAddress(chosen, saved);
  const choose = (file: File | undefined) => {
    if (!file) return;
    const refusal = refusalOfLogo(file);
    setRefused(refusal);
    if (!refusal) onChoose(file);
  };
  const why = () => {
    if (refused) return t(`organisation:logo.${refused}`);
    if (!error) return null;
    const { title, advice } = problemWords(t, problemLike(error));
    return [title, advice].filter(Boolean).join(". ");
  };
  const told = why();
  return (
    <div className={styles.logo}>
      <span className={styles.label}>{t("organisation:logo.title")}</span>
      {address && <img className={styles.picture} src={address} alt={t("organisation:logo.alt")} />}
      {/* antd shows choosers of files inside forms as they are. */}
      <span hidden>
        <input
          ref={input}
          type="file"
          accept="image/png"
          tabIndex={-1}
          aria-label={t("organisation:logo.choose")}
          onChange={(event) => {
            choose(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </span>
      <div className={styles.buttons}>
        <Button onClick={() => input.current?.click()}>
          {t(address ? "organisation:logo.other" : "organisation:logo.choose")}
        </Button>
        {address && (
          <Button
            onClick={() => {
              setRefused(null);
              onChoose(chosen && !saved ? undefined : null);
            }}
          >
            {t("organisation:logo.remove")}
          </Button>
        )}
      </div>
      <p className={styles.hint}>{t("organisation:logo.hint")}</p>
      {told && (
        <p role="alert" className={styles.failure}>
          {told}
        </p>
      )}
    </div>
  );
}
