/** A form beside the page that it belongs to; shut, it forgets what was typed. */
import { Drawer } from "antd";
import type { ReactNode } from "react";

export type FormDrawerProps = {
  title: string;
  /** The name of the cross. */
  close: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
};

export function FormDrawer({ title, close, open, onClose, children }: FormDrawerProps) {
  return (
    <Drawer
      title={title}
      open={open}
      onClose={onClose}
      size="min(480px, 100vw)"
      destroyOnHidden
      closable={{ "aria-label": close, placement: "end" }}
    >
      {children}
    </Drawer>
  );
}
