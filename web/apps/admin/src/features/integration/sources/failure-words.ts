/** Why a source could not be read, in words. */
import type { TFunction } from "i18next";

/** The words of a code; one that a later release adds, and none at all, are told in general. */
export function failureWords(t: TFunction, code: string | null | undefined): string {
  const status = /^answered-(\d+)$/.exec(code ?? "")?.[1];
  if (status) {
    const usual = t("sources:failure.answered", { status });
    return t(`sources:failure.answered-${status}`, { status, defaultValue: usual });
  }
  return t(`sources:failure.${code}`, { defaultValue: t("sources:failure.failed") });
}
