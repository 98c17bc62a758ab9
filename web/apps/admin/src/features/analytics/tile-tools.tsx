/** What moves a tile and hides it: by the pointer, by buttons and by arrows. */
import EyeInvisibleOutlined from "@ant-design/icons/EyeInvisibleOutlined";
import HolderOutlined from "@ant-design/icons/HolderOutlined";
import LeftOutlined from "@ant-design/icons/LeftOutlined";
import RightOutlined from "@ant-design/icons/RightOutlined";
import { Button } from "antd";
import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./analytics.module.css";
import type { Handle } from "./use-drag";

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

export type TileToolsProps = {
  title: string;
  /** Of the shown tiles. */
  place: number;
  last: number;
  /** Takes it by the pointer. */
  handle: Handle;
  onMove: (to: number) => void;
  onHide: () => void;
};

export function TileTools({ title, place, last, handle, onMove, onHide }: TileToolsProps) {
  const { t } = useTranslation("analytics");
  const button = (name: string, icon: ReactNode, onClick: () => void, disabled = false) => (
    <Button
      size="small"
      icon={icon}
      aria-label={t(`arrange.${name}`, { tile: title })}
      title={t(`arrange.${name}`, { tile: title })}
      disabled={disabled}
      onClick={onClick}
    />
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const to = event.key === "Home" ? 0 : event.key === "End" ? last : place + (step ?? 0);
    if (to === place || to < 0 || to > last) return;
    event.preventDefault();
    onMove(to);
  };
  return (
    <div className={styles.tools}>
      <button
        type="button"
        className={styles.handle}
        data-handle=""
        aria-label={t("arrange.handle", { tile: title, place: place + 1, count: last + 1 })}
        onKeyDown={onKeyDown}
        {...handle}
      >
        <HolderOutlined />
        <span aria-hidden="true">{t("arrange.move")}</span>
      </button>
      <span className={styles.buttons}>
        {button("earlier", <LeftOutlined />, () => onMove(place - 1), place === 0)}
        {button("later", <RightOutlined />, () => onMove(place + 1), place === last)}
        {button("hide", <EyeInvisibleOutlined />, onHide)}
      </span>
    </div>
  );
}
