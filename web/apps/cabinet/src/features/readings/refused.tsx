/** Why a file cannot be had; it comes when it is needed, as what forms are made of does. */
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";

export function Component({ error }: { error: unknown }) {
  return <FormAlert error={error} />;
}
