/**
 * What the icons of @ant-design/icons are drawn with in a build, in place of the library's own frame:
 * that one inserts its styles (here in base.css) and mixes colours for icons of two tones, which no
 * page has. The same marks and names come out, so that antd's own styles find the icons.
 */
import { createElement, forwardRef, type HTMLAttributes, type ReactElement } from "react";

type Shape = { tag: string; attrs: Record<string, string>; children?: Shape[] };

export type LightIconProps = HTMLAttributes<HTMLSpanElement> & {
  icon: { name: string; icon: Shape };
  spin?: boolean;
  /** Degrees, clockwise. */
  rotate?: number;
};

/** `fill-rule` as React calls it. */
function named(attrs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attrs).map(([name, value]) => [
      name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

function drawn(shape: Shape, key: number | string, more: object = {}): ReactElement {
  const children = (shape.children ?? []).map((child, place) => drawn(child, place));
  return createElement(shape.tag, { key, ...named(shape.attrs), ...more }, children);
}

const LightIcon = forwardRef<HTMLSpanElement, LightIconProps>((props, ref) => {
  const { icon, className, spin, rotate, tabIndex, onClick, ...rest } = props;
  const turning = spin || icon.name === "loading";
  const marks = ["anticon", `anticon-${icon.name}`, turning && "anticon-spin", className];
  return createElement(
    "span",
    {
      role: "img",
      "aria-label": icon.name,
      ...rest,
      ref,
      tabIndex: tabIndex ?? (onClick ? -1 : undefined),
      onClick,
      className: marks.filter(Boolean).join(" "),
    },
    drawn(icon.icon, icon.name, {
      "data-icon": icon.name,
      width: "1em",
      height: "1em",
      fill: "currentColor",
      "aria-hidden": "true",
      style: rotate ? { transform: `rotate(${rotate}deg)` } : undefined,
    }),
  );
});

export default LightIcon;
