/** A new appeal: what is typed, its draft, and its way to the service, once. */
import type { AppealFileOut, AppealFormOut } from "@personal-cabinet/api/cabinet";
import { asProblem } from "@personal-cabinet/api/problem";
import { isUnsure } from "@personal-cabinet/api/sending-key";
import { useTell } from "@personal-cabinet/session/inner/told";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { AppealCard } from "../../shared/appeal-card";
import { addAppeal } from "./api/add-appeal";
import { APPEAL_FORM } from "./api/get-form";
import { APPEALS } from "./api/list-appeals";
import {
  appealOf,
  draftOf,
  EMPTY,
  fieldName,
  isTyped,
  refusalsOf,
  type Values,
  valuesOf,
} from "./form-values";
import { forgetWaiting, isWaiting, sendOnce } from "./sending-key";
import { unsavedDraft, useDraft } from "./use-draft";
import { filesWord, useFiles } from "./use-files";

const FORM = "appeal";

/** What the page begins with: what this browser kept, else what the service did, else nothing. */
function beginning(
  form: AppealFormOut,
  user: string,
  card: AppealCard | null,
  accountId: number | null,
): { values: Values; files: AppealFileOut[]; known: boolean } {
  const unsaved = unsavedDraft(user);
  // The service drops the draft with the appeal: what waited for its answer has arrived.
  if (!unsaved && !form.draft) forgetWaiting(FORM);
  const values = unsaved ? valuesOf(unsaved.body) : form.draft ? valuesOf(form.draft) : EMPTY;
  const [only] = form.accounts.length === 1 ? form.accounts : [];
  const asked = form.accounts.find(({ id }) => id === accountId);
  return {
    values: {
      ...values,
      accountId: asked?.id ?? values.accountId ?? only?.id ?? null,
      card: card ?? values.card,
    },
    files: unsaved?.files ?? form.draft?.files ?? [],
    known: !unsaved && form.draft !== null,
  };
}

export function useAppeal(
  form: AppealFormOut,
  user: string,
  card: AppealCard | null,
  accountId: number | null,
) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const tell = useTell();
  const [begun] = useState(() => beginning(form, user, card, accountId));
  const [values, setValues] = useState(begun.values);
  const [refusals, setRefusals] = useState<Record<string, string>>({});
  const [error, setError] = useState<unknown>(null);
  const [unsure, setUnsure] = useState(() => isWaiting(FORM, user));
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  const files = useFiles(begun.files);
  const ids = files.ready.map(({ id }) => id);
  const draft = isTyped(values, ids.length)
    ? { body: draftOf(values, ids), files: files.ready }
    : null;
  const keeper = useDraft(user, draft, begun.known);

  const change = (changes: Partial<Values>) => {
    const next = { ...values, ...changes };
    setValues(next);
    // What was refused is looked at again while it is mended.
    const now = refusalsOf(form, next, files.ready.length, t);
    setRefusals((found) => Object.fromEntries(Object.entries(now).filter(([name]) => found[name])));
  };

  const arrived = (to: string, words: string) => {
    keeper.forget();
    files.keep();
    void queries.invalidateQueries({ queryKey: APPEALS });
    queries.removeQueries({ queryKey: APPEAL_FORM });
    tell(words);
    void navigate(to, { replace: true });
  };

  const refuse = (found: Record<string, string>) => {
    setRefusals(found);
    const [first] = Object.keys(found);
    const place = first === "kind" ? `${FORM}-kind-${form.kinds[0]?.kind}` : `${FORM}-${first}`;
    document.getElementById(place)?.focus();
  };

  const failed = (failure: unknown) => {
    const problem = asProblem(failure);
    const found: Record<string, string> = {};
    for (const { field } of problem.errors) {
      const [, key] = /^body\.fields\.(.+)$/.exec(field) ?? [];
      if (key) found[fieldName(key)] = t("support:wrong.required");
    }
    if (Object.keys(found).length > 0) refuse(found);
    setUnsure(isUnsure(failure));
    setError(failure);
  };

  const send = async () => {
    if (sending.current) return;
    const wait = filesWord(files);
    const found = refusalsOf(form, values, files.ready.length, t);
    refuse({ ...found, ...(wait ? { files: t(`support:wrong.${wait}`) } : {}) });
    if (Object.keys(found).length > 0 || wait) return;
    sending.current = true;
    setBusy(true);
    setError(null);
    try {
      await keeper.stop();
      const body = appealOf(form, values, ids);
      const made = await sendOnce(FORM, user, (key) => addAppeal(body, key));
      arrived(`/support/appeals/${made.id}`, t("support:sent", { number: made.number }));
    } catch (failure) {
      failed(failure);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };

  return { values, refusals, error, unsure, busy, files, draft: keeper, change, send };
}

export type NewAppeal = ReturnType<typeof useAppeal>;
