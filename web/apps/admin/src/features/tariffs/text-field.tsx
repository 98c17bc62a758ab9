/** A line to type in, with its name above it. */
import { Input, type InputProps } from "antd";
import { useId } from "react";
import styles from "./tariffs.module.css";

export type TextFieldProps = Omit<InputProps, "id" | "onChange"> & {
  label: string;
  onType: (text: string) => void;
};

export function TextField({ label, onType, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Input id={id} onChange={(event) => onType(event.target.value)} {...rest} />
    </div>
  );
}
