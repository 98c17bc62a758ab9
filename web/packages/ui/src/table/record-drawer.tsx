/** One record of a list, in a drawer beside it. */
import type { ReactNode } from "react";
import { SideDrawer } from "../page/side-drawer";
import { useLastShown } from "./use-last-shown";

export type RecordDrawerProps<Thing> = {
  /** What is shown; null = the drawer is shut. */
  record: Thing | null;
  title: string;
  /** The name of the cross. */
  close: string;
  onClose: () => void;
  /** As wide as this where there is room, in px. */
  width?: number;
  /** Beside the title. */
  extra?: ReactNode;
  children: (record: Thing) => ReactNode;
};

export function RecordDrawer<Thing>(props: RecordDrawerProps<Thing>) {
  const { record, title, close, onClose, width = 640, extra, children } = props;
  const shown = useLastShown(record);
  return (
    <SideDrawer
      title={title}
      extra={extra}
      close={close}
      open={record !== null}
      onClose={onClose}
      width={width}
    >
      {shown !== null && (
        // A record may be longer than the window and hold nothing else that takes the focus.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        <section tabIndex={0}>{children(shown)}</section>
      )}
    </SideDrawer>
  );
}
