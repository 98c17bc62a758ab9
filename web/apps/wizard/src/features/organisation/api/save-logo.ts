import { dataOf } from "@personal-cabinet/api/client";
import { wizardApi } from "@personal-cabinet/api/wizard";

/** Sets the logo: a PNG. */
export async function saveLogo(picture: Blob): Promise<void> {
  await dataOf(
    wizardApi.PUT("/api/wizard/organisation/logo", {
      // The document says `binary`, which is a text to the generated client.
      body: picture as unknown as string,
      bodySerializer: (body) => body as unknown as Blob,
      headers: { "Content-Type": "image/png" },
    }),
  );
}
