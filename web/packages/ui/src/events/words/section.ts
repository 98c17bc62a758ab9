/** The dictionary's words of events, in a file of their own: it stands here so that none is put together with it. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import russian from "./ru";

export const eventWords = sectionWords("events", russian, () => import("./en"));
