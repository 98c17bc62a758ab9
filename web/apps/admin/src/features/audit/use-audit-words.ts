/** The service's words of the log, in the reader's language; an unknown name stands for itself. */
import type { AuditWordsOut } from "@personal-cabinet/api/admin";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useQuery } from "@tanstack/react-query";
import { auditWordsQuery } from "./api/audit-words";

export type AuditWords = {
  act: (name: string) => string;
  kind: (name: string) => string;
  role: (name: string) => string;
  field: (name: string) => string;
  /** All of them, for choices. */
  all: AuditWordsOut;
};

const NONE: AuditWordsOut = { acts: {}, kinds: {}, roles: {}, fields: {} };

export function useAuditWords(): AuditWords {
  const all = useQuery(auditWordsQuery(useLanguage())).data ?? NONE;
  const of = (words: Record<string, string>) => (name: string) => words[name] ?? name;
  return {
    act: of(all.acts),
    kind: of(all.kinds),
    role: of(all.roles),
    field: of(all.fields),
    all,
  };
}
