/** What comes in from the side of the window; shut, it gives the focus back at once. */
import { Drawer, type DrawerProps } from "antd";
import { type ReactNode, useRef } from "react";
import { useFocusBack } from "./use-focus-back";

export type SideDrawerProps = {
  title: ReactNode;
  /** The name of the cross. */
  close: string;
  open: boolean;
  onClose: () => void;
  /** As wide as this where there is room, in px. */
  width: number;
  /** Beside the title. */
  extra?: ReactNode;
  placement?: DrawerProps["placement"];
  /** Shut, it forgets what was in it. */
  forgets?: boolean;
  children: ReactNode;
};

const FOCUS = { focusTriggerAfterClose: false };

export function SideDrawer(props: SideDrawerProps) {
  const { title, close, open, onClose, width, extra, placement, forgets, children } = props;
  const place = useRef<HTMLSpanElement>(null);
  useFocusBack(open, place);
  return (
    <Drawer
      title={<span ref={place}>{title}</span>}
      extra={extra}
      open={open}
      onClose={onClose}
      size={`min(${width}px, 100vw)`}
      placement={placement}
      destroyOnHidden={forgets}
      closable={{ "aria-label": close, placement: placement === "left" ? "start" : "end" }}
      focusable={FOCUS}
    >
      {children}
    </Drawer>
  );
}
