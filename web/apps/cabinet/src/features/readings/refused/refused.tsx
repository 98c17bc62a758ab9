/** Why a file cannot be had; it comes when it is needed, as what forms are made of does. */

import { sectionWords } from "@personal-cabinet/i18n/setup";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { AntdLook } from "@personal-cabinet/ui/theme/antd-look";
import problems from "./words/ru-problems";

// Problems alone: the page has all other words.
export const words = sectionWords("refused", {}, async () => ({ default: {} }), {
  russian: problems,
  english: () => import("./words/en-problems"),
});

export function Component({ error }: { error: unknown }) {
  return (
    <AntdLook>
      <FormAlert error={error} />
    </AntdLook>
  );
}
