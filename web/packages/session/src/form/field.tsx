/** A label, its native input, a hint, and what is wrong with it. */
import type { ComponentProps, ReactNode } from "react";
import styles from "./form.module.css";
import type { LightForm } from "./use-form";

type Owner = Pick<LightForm<string>, "name" | "refusals">;

export type FrameProps = {
  form: Owner;
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** The input; it takes these properties. */
  children: (props: InputProps) => ReactNode;
};

export type InputProps = {
  id: string;
  name: string;
  className: string | undefined;
  "aria-invalid": boolean | undefined;
  "aria-describedby": string | undefined;
};

export function FieldFrame({ form, name, label, hint, children }: FrameProps) {
  const id = `${form.name}-${name}`;
  const wrong = form.refusals[name];
  const told = [wrong && `${id}-wrong`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        name,
        className: styles.input,
        "aria-invalid": wrong ? true : undefined,
        "aria-describedby": told || undefined,
      })}
      <div className={styles.wrong} id={`${id}-wrong`} aria-live="polite">
        {wrong}
      </div>
      {hint && (
        <div className={styles.hint} id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}

export type FieldProps = Omit<ComponentProps<"input">, "form" | "name"> &
  Omit<FrameProps, "children">;

export function Field({ form, name, label, hint, ...input }: FieldProps) {
  return (
    <FieldFrame form={form} name={name} label={label} hint={hint}>
      {(props) => <input type="text" {...input} {...props} />}
    </FieldFrame>
  );
}
