/** A form beside the page that it belongs to; shut, it forgets what was typed. */
import type { ReactNode } from "react";
import { SideDrawer } from "../page/side-drawer";

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
    <SideDrawer title={title} close={close} open={open} onClose={onClose} width={480} forgets>
      {children}
    </SideDrawer>
  );
}
