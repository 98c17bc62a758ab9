/** A password: it can be shown, and Caps Lock does not pass unnoticed. */
import { type KeyboardEvent, useState } from "react";
import { useWords } from "../words/use-words";
import { FieldFrame, type FieldProps } from "./field";
import styles from "./form.module.css";
import { Icon } from "./icon";

/** As in the services: longer ones are refused unread. */
const LONGEST = 1024;

export function PasswordField({ form, name, label, hint, ...input }: FieldProps) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  const [capital, setCapital] = useState(false);
  const listen = (event: KeyboardEvent) =>
    // Events that a browser's own filling in makes are no keys.
    setCapital(event.getModifierState?.("CapsLock") ?? false);
  const told = capital ? (
    <>
      <span className={styles.caps}>{t("form.capsLock")}</span>
      {hint}
    </>
  ) : (
    hint
  );
  return (
    <FieldFrame form={form} name={name} label={label} hint={told}>
      {(props) => (
        <div className={styles.password}>
          <input
            maxLength={LONGEST}
            autoCapitalize="none"
            spellCheck={false}
            {...input}
            {...props}
            type={shown ? "text" : "password"}
            onKeyDown={listen}
            onKeyUp={listen}
            onBlur={() => setCapital(false)}
          />
          <button
            type="button"
            className={styles.eye}
            aria-label={t(shown ? "form.hidePassword" : "form.showPassword")}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            <Icon name={shown ? "eye" : "hidden"} />
          </button>
        </div>
      )}
    </FieldFrame>
  );
}

/** The login that a password belongs to, for the browser's keeper of passwords alone. */
export function LoginOfPassword({ login }: { login: string }) {
  return (
    <input
      type="text"
      className="visually-hidden"
      autoComplete="username"
      value={login}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
