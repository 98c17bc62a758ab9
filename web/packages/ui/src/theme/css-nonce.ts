/** The page's CSP nonce, which the gateway writes into index.html for every request. */
export function cssNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]");
  // Browsers hide the attribute and keep the property; old ones have the attribute only.
  return meta?.nonce || meta?.getAttribute("nonce") || undefined;
}
