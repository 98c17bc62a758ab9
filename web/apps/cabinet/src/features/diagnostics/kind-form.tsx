/** «Типы событий»: several can be ticked; «Показать» takes them (manual 001, 4.4). */
import type { EventPageOut } from "@personal-cabinet/api/cabinet";
import { Button, Checkbox } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./diagnostics.module.css";
import { ALL_KINDS, type Kind, toggled } from "./shown";

export type KindFormProps = {
  chosen: Kind[];
  /** How many events of each kind the month has. */
  counts: EventPageOut["kinds"];
  onTake: (kinds: Kind[]) => void;
};

export function KindForm({ chosen, counts, onTake }: KindFormProps) {
  const { t } = useTranslation("diagnostics");
  const [ticked, setTicked] = useState(chosen);
  // «Back» and links choose, too.
  const now = chosen.join();
  useEffect(() => setTicked(ALL_KINDS.filter((kind) => now.split(",").includes(kind))), [now]);
  return (
    <form
      aria-label={t("kinds.open")}
      onSubmit={(event) => {
        event.preventDefault();
        onTake(ticked);
      }}
    >
      <div className={styles.ticks}>
        {ALL_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            className={styles.tick ?? ""}
            checked={ticked.includes(kind)}
            onChange={() => setTicked(toggled(ALL_KINDS, ticked, kind))}
          >
            {t(`kind.${kind}`)}{" "}
            <span className={styles.count}>
              {counts.find((one) => one.kind === kind)?.count ?? 0}
            </span>
          </Checkbox>
        ))}
      </div>
      <div className={styles.acts}>
        <Button type="primary" htmlType="submit">
          {t("kinds.show")}
        </Button>
        {(chosen.length > 0 || ticked.length > 0) && (
          <Button
            onClick={() => {
              setTicked([]);
              onTake([]);
            }}
          >
            {t("kinds.reset")}
          </Button>
        )}
      </div>
    </form>
  );
}
