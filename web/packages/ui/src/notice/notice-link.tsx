/** The link of a notice, when it leads somewhere harmless. */
import { safeAddress } from "./safe-address";

export type NoticeLinkProps = { link: { label: string; address: string } | null };

export function NoticeLink({ link }: NoticeLinkProps) {
  const address = link && safeAddress(link.address);
  if (!link || !address) return null;
  const outside = !address.startsWith("/");
  return (
    <a href={address} {...(outside ? { target: "_blank", rel: "noreferrer" } : {})}>
      {link.label}
    </a>
  );
}
