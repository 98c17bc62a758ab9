/** The supplier's logo: what is shown now, another in its place, or none. */
import { supplierQuery } from "@personal-cabinet/session/inner/api/supplier";
import { useTell } from "@personal-cabinet/session/inner/told";
import { useSupplierQuery } from "@personal-cabinet/session/inner/use-supplier";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../shared/use-may";
import { dropLogo, putLogo } from "./api/logo";
import { SETTINGS_ACTS } from "./api/settings-acts";
import styles from "./settings.module.css";

const LARGEST = 256 * 1024;

/** Why a file is no logo, before it is sent; the service looks at it again. */
export function wrongLogo(file: File): "kind" | "size" | null {
  if (file.type !== "image/png") return "kind";
  return file.size > LARGEST ? "size" : null;
}

/** A chosen file as an address of this page; given back when it is chosen no more. */
function usePicture(file: File | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
      setAddress(null);
    };
  }, [file]);
  return address;
}

export function LogoField() {
  const { t } = useTranslation("settings");
  const queries = useQueryClient();
  const tell = useTell();
  const locked = !useMay("settings:change");
  const shown = useSupplierQuery().data?.logo ?? null;
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<File | null>(null);
  const [wrong, setWrong] = useState<"kind" | "size" | null>(null);
  const picture = usePicture(chosen) ?? shown?.address ?? null;
  const change = useMutation({
    mutationFn: (file: File | null) => (file ? putLogo(file) : dropLogo()),
    onSuccess: async (_, file) => {
      setChosen(null);
      tell(t(file ? "logo.saved" : "logo.removed"));
      void queries.invalidateQueries({ queryKey: SETTINGS_ACTS });
      await queries.invalidateQueries({ queryKey: supplierQuery.queryKey });
    },
  });
  const choose = (file: File | undefined) => {
    if (!file) return;
    const why = wrongLogo(file);
    change.reset();
    setWrong(why);
    setChosen(why ? null : file);
  };
  return (
    <div className={styles.logo}>
      <span className={styles.picture}>
        {picture ? <img src={picture} alt={t("logo.title")} /> : t("logo.none")}
      </span>
      <div className={styles.logoWords}>
        <p className={styles.soft}>{t("logo.about")}</p>
        <FormAlert error={change.error} />
        <p role="alert">{wrong && t(`logo.wrong.${wrong}`)}</p>
        {!locked && (
          <div className={styles.acts}>
            <input
              ref={input}
              type="file"
              accept="image/png"
              hidden
              aria-label={t("logo.choose")}
              onChange={(event) => {
                choose(event.target.files?.[0]);
                event.target.value = "";
              }}
            />
            <Button onClick={() => input.current?.click()}>{t("logo.choose")}</Button>
            {chosen && (
              <Button
                type="primary"
                loading={change.isPending}
                onClick={() => change.mutate(chosen)}
              >
                {t("logo.save")}
              </Button>
            )}
            {shown && !chosen && (
              <Button danger loading={change.isPending} onClick={() => change.mutate(null)}>
                {t("logo.remove")}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
