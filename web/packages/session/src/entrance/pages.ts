/** A page of the entrance: what it shows, and the words that come with it. */
import type { ReactNode } from "react";
import type { Dictionaries } from "../words/look-up";
import type { OutsideProps } from "./visit";

export type Page = {
  Component: (props: OutsideProps) => ReactNode;
  /** Russian words beside those of the entrance. */
  words?: Dictionaries;
};
