/** A question or a form above the page; shut or gone, it gives the focus back at once. */
import { Modal, type ModalProps } from "antd";
import { useRef } from "react";
import { useFocusBack } from "./use-focus-back";

export type DialogProps = Omit<ModalProps, "focusable"> & { open: boolean };

const FOCUS = { focusTriggerAfterClose: false };

export function Dialog({ title, ...rest }: DialogProps) {
  const place = useRef<HTMLSpanElement>(null);
  useFocusBack(rest.open, place);
  return <Modal {...rest} title={<span ref={place}>{title}</span>} focusable={FOCUS} />;
}
