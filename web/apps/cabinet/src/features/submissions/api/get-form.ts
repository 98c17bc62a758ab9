import type { SubmissionFormOut } from "@personal-cabinet/api/cabinet";
import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { Language } from "@personal-cabinet/i18n/language";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";

/** Of all that is asked about readings handed in by hand; the stream of changes calls them so, too. */
export const SUBMISSIONS = ["submissions"] as const;

/** As many as a service gives at once; a household has a handful. */
const MOST = 200;
/** Billing answers when it likes: what is on its way is asked about again. */
const AWAITED_MS = 30_000;
/** A receipt is written at once, beside the reading. */
const RECEIPT_MS = 3_000;

function askAgainIn(form: SubmissionFormOut | undefined): number | false {
  const awaited = form?.items.filter(({ submitted }) => submitted?.state === "on_its_way") ?? [];
  if (awaited.length === 0) return false;
  return awaited.some(({ submitted }) => submitted?.receipt === null) ? RECEIPT_MS : AWAITED_MS;
}

/** The whole page: every meter, what may be handed in, what has been; zones in this language. */
export function submissionForm(language: Language) {
  return queryOptions<SubmissionFormOut>({
    queryKey: [...SUBMISSIONS, "form", language],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/submissions/form", {
          params: { query: { language, limit: MOST, offset: 0 } },
        }),
      ),
    // A day may have passed, or another tab have sent.
    refetchOnWindowFocus: "always",
    refetchOnMount: "always",
    refetchInterval: ({ state }) => askAgainIn(state.data),
    // Meters hang where there is no network.
    meta: KEPT,
  });
}
