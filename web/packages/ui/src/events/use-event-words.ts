/** The dictionary's words beside a page that shows some events without being theirs. */
import { addSection } from "@personal-cabinet/i18n/setup";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

async function fetchWords(): Promise<void> {
  const { eventWords } = await import("./words/section");
  await addSection(eventWords);
}

/** Whether the words are here, or cannot be had: then events say what they say without them. */
export function useEventWords(): boolean {
  const { i18n } = useTranslation();
  const [settled, settle] = useState(() => i18n.hasResourceBundle(i18n.language, "events"));
  useEffect(() => {
    if (settled) return;
    let left = false;
    const done = () => {
      if (!left) settle(true);
    };
    fetchWords().then(done, done);
    return () => {
      left = true;
    };
  }, [settled]);
  return settled;
}
