/** Below a new password: how strong it looks, and the rules as they are kept. */
import { useWords } from "../words/use-words";
import { Icon } from "./icon";
import styles from "./password-hints.module.css";
import { LONGEST, rulesKept, SHORTEST, strengthOf } from "./password-strength";

export type PasswordHintsProps = {
  password: string;
  current: string;
  login?: string | undefined;
  /** How many characters this user's password needs at least. */
  shortest?: number | undefined;
};

const BARS = [1, 2, 3, 4];

export function PasswordHints(props: PasswordHintsProps) {
  const { password, current, login, shortest = SHORTEST } = props;
  const { t } = useWords();
  const strength = strengthOf(password, shortest);
  return (
    <div className={styles.hints}>
      <div className={styles.strength} data-strength={strength}>
        <span className={styles.bars} aria-hidden="true">
          {BARS.map((bar) => (
            <span key={bar} className={bar <= strength ? styles.full : styles.bar} />
          ))}
        </span>
        <span role="status">
          {/* Nothing is said of nothing. */}
          {strength > 0 &&
            t("password.hints.strength", { level: t(`password.hints.level.${strength}`) })}
        </span>
      </div>
      <ul className={styles.rules}>
        {rulesKept(password, current, login, shortest).map(({ rule, kept }) => (
          <li key={rule} data-kept={kept}>
            <span className={styles.sign}>
              <Icon name={kept ? "done" : "open"} />
            </span>
            <span>
              {t(`password.hints.rule.${rule}`, { least: shortest, most: LONGEST })}
              <span className="visually-hidden">
                {", "}
                {t(kept ? "password.hints.kept" : "password.hints.notKept")}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p>{t("password.hints.advice")}</p>
    </div>
  );
}
