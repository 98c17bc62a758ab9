/** «Проверка квитанции»: anybody pastes a receipt, and its signature is checked in the browser. */
import type { ReceiptCheckOut } from "@personal-cabinet/api/cabinet";
import { Button } from "@personal-cabinet/session/form/button";
import { FieldFrame } from "@personal-cabinet/session/form/field";
import form from "@personal-cabinet/session/form/form.module.css";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { type LightForm, useForm } from "@personal-cabinet/session/form/use-form";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { EntrancePage } from "../../shared/entrance-page";
import { getKeys } from "./api/get-keys";
import { verifyReceipt } from "./api/verify-receipt";
import { checkReceipt } from "./check-receipt";
import { Found } from "./found";
import styles from "./verify.module.css";

const FIELDS = ["text", "former"] as const;
const LONGEST = 16_384;
type Name = (typeof FIELDS)[number];

/** Checked here where the browser can; else by the service. */
async function checked(text: string, former: string | null): Promise<ReceiptCheckOut> {
  const subtle = window.crypto?.subtle;
  if (!subtle) return verifyReceipt(text, former);
  return checkReceipt(subtle, text, former, await getKeys());
}

function Text({ owner, name, hint }: { owner: LightForm<Name>; name: Name; hint: string }) {
  const { t } = useWords();
  const put = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target;
    const [file] = input.files ?? [];
    const place = input.form?.elements.namedItem(name) as HTMLTextAreaElement;
    if (!file) return;
    const reader = new FileReader();
    reader.onload = () => {
      place.value = String(reader.result).slice(0, LONGEST);
      owner.mend(name);
    };
    reader.readAsText(file.slice(0, 4 * LONGEST));
    // The same file once more is a choice, too.
    input.value = "";
  };
  return (
    <FieldFrame form={owner} name={name} label={t(`receipts:${name}`)} hint={hint}>
      {(props) => (
        <>
          <textarea
            {...props}
            className={`${props.className} ${styles.text}`}
            maxLength={LONGEST}
            autoComplete="off"
            spellCheck={false}
            rows={5}
          />
          <p className={styles.file}>
            <input
              className="visually-hidden"
              type="file"
              id={`${props.id}-file`}
              accept=".txt,text/plain"
              onChange={put}
            />
            <label htmlFor={`${props.id}-file`}>{t("receipts:file")}</label>
          </p>
        </>
      )}
    </FieldFrame>
  );
}

export function VerifyPage() {
  const { t } = useWords();
  const [found, setFound] = useState<ReceiptCheckOut | null>(null);
  // A written-out page knows no browser.
  const [here, setHere] = useState(true);
  useEffect(() => setHere(Boolean(window.crypto?.subtle)), []);
  const place = useRef<HTMLDivElement>(null);
  const owner = useForm<Name>({
    name: "receipt",
    fields: FIELDS,
    check: ({ text }) => ({ text: text.trim() ? undefined : t("receipts:missing") }),
    onSubmit: async ({ text, former }) => {
      setFound(null);
      setFound(await checked(text, former.trim() ? former : null));
      place.current?.focus();
    },
    again: "text",
  });
  const { ref } = owner.props;
  // A receipt's code leads here with the receipt behind «#», which no server is told.
  useEffect(() => {
    const take = () => {
      const { hash, pathname, search } = window.location;
      const input = ref.current?.elements.namedItem("text") as HTMLTextAreaElement | null;
      if (hash.length < 2 || !input) return;
      input.value = hash.slice(1, LONGEST);
      window.history.replaceState(null, "", pathname + search);
      ref.current?.requestSubmit?.();
    };
    take();
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, [ref]);
  return (
    <EntrancePage
      title={t("receipts:title")}
      links={<a href="/sign-in">{t("receipts:toCabinet")}</a>}
    >
      <form className={form.form} {...owner.props}>
        <p>{t(here ? "receipts:intro" : "receipts:introSent")}</p>
        <Text owner={owner} name="text" hint={t("receipts:textHint")} />
        <details className={styles.more}>
          <summary>{t("receipts:chain")}</summary>
          <Text owner={owner} name="former" hint={t("receipts:formerHint")} />
        </details>
        <Refusal error={owner.error} />
        <Button type="submit" look="main" busy={owner.busy} disabled={owner.waiting}>
          {t("receipts:check")}
        </Button>
      </form>
      <div ref={place} tabIndex={-1} className={styles.found}>
        {found && <Found found={found} />}
      </div>
    </EntrancePage>
  );
}
