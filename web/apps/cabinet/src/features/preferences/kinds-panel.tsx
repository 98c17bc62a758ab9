/** Which messages come, over which channels, and how many days before. */
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { Choice } from "./choice";
import styles from "./preferences.module.css";
import type { ChangeProps } from "./preferences-page";

const KINDS = [
  "bills",
  "payments",
  "window_start",
  "window_end",
  "readings",
  "appeals",
  "advertising",
] as const;
const DAYS = Array.from({ length: 15 }, (_, day) => day + 1);

type Kind = (typeof KINDS)[number];
type KindRowProps = ChangeProps & { kind: Kind; push: boolean };

function KindRow({ kind, push, preferences, onChange }: KindRowProps) {
  const { t } = useTranslation("preferences");
  const chosen = preferences[kind];
  const what = t(`kinds.${kind}`);
  const set = (change: object) => onChange({ ...preferences, [kind]: { ...chosen, ...change } });
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <h3>{what}</h3>
        {kind === "advertising" && <div className={styles.soft}>{t("kinds.advertisingAbout")}</div>}
        {"days" in chosen && (
          <div className={styles.days}>
            <Select
              style={{ width: "100%" }}
              aria-label={t("kinds.before", { what })}
              value={chosen.days}
              onChange={(days) => set({ days })}
              options={DAYS.map((day) => ({ value: day, label: t("kinds.days", { count: day }) }))}
            />
          </div>
        )}
      </div>
      <div className={styles.choices}>
        <Choice
          text={t("byEmail")}
          label={what}
          checked={chosen.email && preferences.email}
          disabled={!preferences.email}
          onChange={(email) => set({ email })}
        />
        {push && (
          <Choice
            text={t("byPush")}
            label={what}
            checked={chosen.push}
            onChange={(wanted) => set({ push: wanted })}
          />
        )}
      </div>
    </li>
  );
}

export function KindsPanel({ push, ...props }: ChangeProps & { push: boolean }) {
  const { t } = useTranslation("preferences");
  const { preferences, onChange } = props;
  return (
    <Panel title={t("kinds.title")}>
      <div className={styles.row}>
        <div className={styles.what}>
          <h3>{t("kinds.email")}</h3>
          <div className={styles.soft}>{t("kinds.emailAbout")}</div>
        </div>
        <div className={styles.choices}>
          <Choice
            text={t("byEmail")}
            label={t("kinds.email")}
            checked={preferences.email}
            onChange={(email) => onChange({ ...preferences, email })}
          />
        </div>
      </div>
      <ul>
        {KINDS.map((kind) => (
          <KindRow key={kind} kind={kind} push={push} {...props} />
        ))}
      </ul>
    </Panel>
  );
}
