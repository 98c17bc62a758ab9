/** A part of the page that has the whole screen: what is around it is neither seen nor reached. */
import { type RefObject, useLayoutEffect } from "react";

const BEHIND = "data-behind";

export function useAlone(own: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const hidden: Element[] = [];
    let inside: Element | null = own.current;
    while (inside && inside !== document.body) {
      const { parentElement } = inside;
      for (const other of Array.from(parentElement?.children ?? [])) {
        if (other === inside || /^(SCRIPT|STYLE|LINK)$/.test(other.tagName)) continue;
        other.setAttribute(BEHIND, "");
        hidden.push(other);
      }
      inside = parentElement;
    }
    return () => {
      for (const other of hidden) other.removeAttribute(BEHIND);
    };
  }, [own]);
}
