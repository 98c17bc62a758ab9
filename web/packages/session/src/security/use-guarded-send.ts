/** Sending a form whose act needs the current password: what went wrong is shown where it is. */

import { showFieldErrors } from "@personal-cabinet/ui/form/field-errors";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import type { FormInstance } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** `fields`: the service's names of fields, and the form's. */
export function useGuardedSend<Values extends { password: string }>(
  form: FormInstance<Values>,
  fields: Record<string, keyof Values & string>,
  onSubmit: (values: Values) => Promise<unknown>,
) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (values: Values) => {
    setBusy(true);
    setError(null);
    try {
      await onSubmit(values);
    } catch (failure) {
      setBusy(false);
      if (problemLike(failure).type === "wrong-password") {
        const wrong = [{ name: "password", errors: [t("problems:wrong-password.title")] }];
        // biome-ignore lint/suspicious/noExplicitAny: antd's NamePath cannot express a key of a generic
        form.setFields(wrong as any);
        // biome-ignore lint/suspicious/noExplicitAny: as above
        form.getFieldInstance("password" as any)?.focus();
      } else if (!showFieldErrors<Values>(form, failure, t, fields)) {
        setError(failure);
      }
    }
  };
  return { busy, error, send };
}
