/** Below a new password: how strong it looks, and the rules as they are kept. */
import CheckCircleFilled from "@ant-design/icons/CheckCircleFilled";
import MinusCircleOutlined from "@ant-design/icons/MinusCircleOutlined";
import { useTranslation } from "react-i18next";
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
  const { t } = useTranslation("common");
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
          {t("password.hints.strength", { level: t(`password.hints.level.${strength}`) })}
        </span>
      </div>
      <ul className={styles.rules}>
        {rulesKept(password, current, login, shortest).map(({ rule, kept }) => (
          <li key={rule} data-kept={kept}>
            <span className={styles.sign} aria-hidden="true">
              {kept ? <CheckCircleFilled /> : <MinusCircleOutlined />}
            </span>
            {t(`password.hints.rule.${rule}`, { least: shortest, most: LONGEST })}
            <span className="visually-hidden">
              {", "}
              {t(kept ? "password.hints.kept" : "password.hints.notKept")}
            </span>
          </li>
        ))}
      </ul>
      <p>{t("password.hints.advice")}</p>
    </div>
  );
}
