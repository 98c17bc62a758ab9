/** Puts the fields that a service refused (422) under the inputs they came from. */
import { fieldWords } from "@personal-cabinet/i18n/problem-words";
import type { FormInstance } from "antd";
import type { TFunction } from "i18next";
import { problemLike } from "../state/problem-like";

/**
 * Marks the form's fields named by a problem and focuses the first one.
 *
 * `names` maps a service's field path (`body.new_password` or `new_password`) to the form's field.
 * `words` says what a code means to this form; without one, or when it is silent, the common words do.
 * Returns whether every refused field found its input; otherwise the caller shows the problem itself.
 */
export function showFieldErrors<Values extends object>(
  form: FormInstance<Values>,
  error: unknown,
  t: TFunction,
  names: Record<string, keyof Values & string>,
  words?: (code: string) => string | undefined,
): boolean {
  const refused = problemLike(error).errors ?? [];
  // A field may break several rules at once.
  const byName = new Map<string, string[]>();
  let shown = 0;
  for (const { field, code } of refused) {
    const name = names[field.replace(/^body\./, "")];
    if (!name) continue;
    byName.set(name, [...(byName.get(name) ?? []), words?.(code) ?? fieldWords(t, code)]);
    shown += 1;
  }
  const known = [...byName].map(([name, errors]) => ({ name, errors }));
  if (known.length === 0) return false;
  // biome-ignore lint/suspicious/noExplicitAny: antd's NamePath cannot express a key of a generic
  form.setFields(known as any);
  // biome-ignore lint/suspicious/noExplicitAny: as above
  form.scrollToField(known[0]?.name as any, { focus: true });
  return shown === refused.length;
}
