import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

const PLACE = "/api/cabinet/staff/settings/logo" as const;

/** Shows the supplier with this PNG. */
export function putLogo(file: File): Promise<unknown> {
  return dataOf(
    cabinetApi.PUT(PLACE, {
      // The generated type of a body of bytes is a text.
      body: file as unknown as string,
      bodySerializer: (body) => body as unknown as File,
      headers: { "Content-Type": "image/png" },
    }),
  );
}

/** Shows the supplier without a logo. */
export function dropLogo(): Promise<unknown> {
  return dataOf(cabinetApi.DELETE(PLACE, {}));
}
