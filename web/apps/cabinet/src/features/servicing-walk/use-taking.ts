/** Taking a house along: its package, and the pages that show it without a network. */
import { asProblem, type Problem } from "@personal-cabinet/api/problem";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pagesKept } from "../../shared/worker";
import { getPackage } from "./api/get-package";
import { keepHouse } from "./houses";
import type { Device } from "./use-device";

export type Taking = {
  /** The house that is being taken. */
  busy: number | null;
  error: Problem | null;
  told: string;
  take: (house: number) => Promise<void>;
};

export function useTaking(device: Device): Taking {
  const { t } = useTranslation("servicing-walk");
  const language = useLanguage();
  const [busy, setBusy] = useState<number | null>(null);
  const [error, setError] = useState<Problem | null>(null);
  const [told, setTold] = useState("");
  const take = async (id: number) => {
    setBusy(id);
    setError(null);
    setTold("");
    try {
      const house = await getPackage(id, language);
      await keepHouse(device.owner, house);
      await device.renew();
      // The walk may begin; only without a network it is to be waited for what follows.
      setBusy(null);
      // A browser that is short of room drops what nobody asked it to keep.
      await navigator.storage?.persist?.().catch(() => false);
      const offline = await pagesKept().catch(() => false);
      setTold(offline ? t("houses.taken", { address: house.address }) : t("houses.shell"));
    } catch (failure) {
      setError(asProblem(failure));
    } finally {
      setBusy(null);
    }
  };
  return { busy, error, told, take };
}
