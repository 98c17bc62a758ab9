/** A step to the period before or after. */
import type { ReactNode } from "react";
import { PlainButton } from "../form/plain-button";

type StepProps<To> = {
  label: string;
  icon: ReactNode;
  to: To | null;
  onChange: (to: To) => void;
  className?: string | undefined;
};

/** A step that leads nowhere stays where the focus is, so that the keyboard does not lose its place. */
export function Step<To>({ label, icon, to, onChange, className }: StepProps<To>) {
  return (
    <PlainButton
      icon={icon}
      className={className}
      aria-label={label}
      aria-disabled={to === null}
      onClick={() => to !== null && onChange(to)}
    />
  );
}
