/** The name that the service gives a file (RFC 8187). */
export function fileNameOf(disposition: string | null): string | null {
  const name = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  return name ? decodeURIComponent(name) : null;
}
