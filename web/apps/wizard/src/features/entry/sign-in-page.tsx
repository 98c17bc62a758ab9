/** The way into the wizard: the key that the first start printed, and where to find it. */
import { Frame } from "@personal-cabinet/session/entrance/frame";
import { goInside, type OutsideProps } from "@personal-cabinet/session/entrance/visit";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { signIn } from "./api/sign-in";
import { TokenForm } from "./token-form";
import { TokenHelp } from "./token-help";
import { usePass } from "./use-pass";

const OFFERS = ["connect", "check", "resume"];

export function Component({ application, next }: OutsideProps) {
  const { t } = useWords();
  const refused = usePass(() => goInside(application, next));
  const enter = async (token: string) => {
    await signIn(token);
    goInside(application, next);
  };
  return (
    <Frame supplier={{ name: t("title") }} offers={OFFERS} foot="suite" title={t("entry.title")}>
      <Refusal error={refused} />
      <TokenForm onSubmit={enter} />
      <TokenHelp />
    </Frame>
  );
}
