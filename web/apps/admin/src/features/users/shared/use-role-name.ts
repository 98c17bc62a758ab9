/** How a role is called in the language of the page. */
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useQuery } from "@tanstack/react-query";
import { rolesQuery } from "./api/list-roles";

type Named = { name_ru: string; name_en: string | null };

export function nameIn(language: string, { name_ru, name_en }: Named): string {
  return (language === "en" && name_en) || name_ru;
}

/** `enabled`: there are roles to be called at all. Nothing is returned until it is known how. */
export function useRoleName(enabled = true): ((key: string) => string) | undefined {
  const language = useLanguage();
  const { data, isLoading } = useQuery({ ...rolesQuery, enabled });
  if (isLoading) return undefined;
  const roles = data?.items ?? [];
  return (key) => {
    const role = roles.find((one) => one.key === key);
    return role ? nameIn(language, role) : "";
  };
}
