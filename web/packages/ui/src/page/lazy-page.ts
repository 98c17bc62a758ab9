/** A page, or a part of one, that is loaded when it is first shown, together with its own words. */
import { addSection, type SectionWords } from "@personal-cabinet/i18n/setup";
import { type ComponentType, lazy } from "react";

export type LazyModule<Props> = {
  Component: ComponentType<Props>;
  words?: SectionWords | SectionWords[];
};

export function lazyPage<Props extends object>(load: () => Promise<LazyModule<Props>>) {
  return lazy(async () => {
    const { Component, words = [] } = await load();
    await Promise.all([words].flat().map(addSection));
    return { default: Component };
  });
}
