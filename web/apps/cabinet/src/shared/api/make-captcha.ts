import { authApi, type PictureOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** A new picture of six digits; good for one use within ten minutes. */
export function makeCaptcha(): Promise<PictureOut> {
  return dataOf(authApi.POST("/api/auth/captcha", {}));
}
