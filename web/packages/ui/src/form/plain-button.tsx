/** A button of a page that opens without antd, in the look of antd's. */
import type { ComponentProps, ReactNode } from "react";
import styles from "./plain-button.module.css";

export type PlainButtonProps = ComponentProps<"button"> & {
  look?: "plain" | "main";
  icon?: ReactNode;
};

export function PlainButton({
  look = "plain",
  icon,
  className = "",
  children,
  ...props
}: PlainButtonProps) {
  return (
    <button type="button" {...props} className={`${styles.button} ${styles[look]} ${className}`}>
      {icon}
      {children && <span>{children}</span>}
    </button>
  );
}
