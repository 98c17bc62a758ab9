/** What is hidden, and the ways back: shown while tiles are arranged. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./analytics.module.css";
import type { TileName } from "./arrangement";

export type ArrangingProps = {
  hidden: readonly TileName[];
  /** Whether anything is otherwise than it comes. */
  changed: boolean;
  onShow: (name: TileName) => void;
  onReset: () => void;
  onDone: () => void;
};

export function Arranging({ hidden, changed, onShow, onReset, onDone }: ArrangingProps) {
  const { t } = useTranslation("analytics");
  return (
    <section className={styles.arranging} aria-label={t("arrange.title")}>
      <p>{t("arrange.help")}</p>
      {hidden.length > 0 && (
        <div className={styles.hidden}>
          <span>{t("arrange.hidden")}</span>
          {hidden.map((name) => (
            <Button key={name} size="small" onClick={() => onShow(name)}>
              {t("arrange.show", { tile: t(`tile.${name}`) })}
            </Button>
          ))}
        </div>
      )}
      <div className={styles.ends}>
        <Button disabled={!changed} onClick={onReset}>
          {t("arrange.reset")}
        </Button>
        <Button type="primary" onClick={onDone}>
          {t("arrange.done")}
        </Button>
      </div>
    </section>
  );
}
