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
  "unusual",
  "appeals",
  "outages",
  "orders",
  "advertising",
] as const;
const DAYS = Array.from({ length: 15 }, (_, day) => day + 1);

type Kind = (typeof KINDS)[number];
type KindRowProps = ChangeProps & { kind: Kind; push: boolean };

function KindRow({ kind, push, preferences, onChange }: KindRowProps) {
  const { t } = useTranslation("preferences");
  const chosen = preferences[kind];
  const what = t(`kinds.${kind}`);
  // Of some nothing is told until it is asked for.
  const told = !("told" in chosen) || chosen.told;
  const set = (change: object) => onChange({ ...preferences, [kind]: { ...chosen, ...change } });
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <h3>{what}</h3>
        {(kind === "advertising" || kind === "unusual") && (
          <div className={styles.soft}>{t(`kinds.${kind}About`)}</div>
        )}
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
        {"told" in chosen && (
          <Choice
            text={t("inCabinet")}
            label={what}
            checked={chosen.told}
            onChange={(wanted) => set({ told: wanted })}
          />
        )}
        <Choice
          text={t("byEmail")}
          label={what}
          checked={chosen.email && preferences.email && told}
          disabled={!preferences.email || !told}
          onChange={(email) => set({ email })}
        />
        {push && (
          <Choice
            text={t("byPush")}
            label={what}
            checked={chosen.push && told}
            disabled={!told}
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
