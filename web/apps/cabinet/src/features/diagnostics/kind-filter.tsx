/** «Типы событий»: several can be ticked; «Показать» takes them (manual 001, 4.4). */
import FilterOutlined from "@ant-design/icons/FilterOutlined";
import type { EventPageOut } from "@personal-cabinet/api/cabinet";
import { Button, Checkbox } from "antd";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./diagnostics.module.css";
import { ALL_KINDS, type Kind, toggled } from "./shown";

export type KindFilterProps = {
  chosen: Kind[];
  /** How many events of each kind the month has. */
  counts: EventPageOut["kinds"];
  onChange: (kinds: Kind[]) => void;
};

export function KindFilter({ chosen, counts, onChange }: KindFilterProps) {
  const { t } = useTranslation("diagnostics");
  const [open, setOpen] = useState(false);
  const [ticked, setTicked] = useState(chosen);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  // «Back» and links choose, too.
  const now = chosen.join();
  useEffect(() => setTicked(ALL_KINDS.filter((kind) => now.split(",").includes(kind))), [now]);
  const take = (kinds: Kind[]) => {
    setOpen(false);
    setTicked(kinds);
    onChange(kinds);
    button.current?.focus();
  };
  return (
    <>
      <Button
        ref={button}
        className={styles.kinds}
        icon={<FilterOutlined aria-hidden="true" />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {chosen.length > 0 ? t("kinds.chosen", { count: chosen.length }) : t("kinds.open")}
      </Button>
      <form
        id={id}
        className={styles.panel}
        hidden={!open}
        aria-label={t("kinds.open")}
        onSubmit={(event) => {
          event.preventDefault();
          take(ticked);
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
            <Button onClick={() => take([])}>{t("kinds.reset")}</Button>
          )}
        </div>
      </form>
    </>
  );
}
