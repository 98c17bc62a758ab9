/** A form that was sent before its script had come; `entrance/boot.js` notes it. */
declare global {
  interface Window {
    /** The name of the form that a reader sent meanwhile. */
    entranceSent?: string;
    /** Hands forms over to the script. */
    entranceReady?: () => void;
  }
}

/** Whether the form was sent while it stood there without its script; asked once. */
export function sentBefore(form: HTMLFormElement | null): boolean {
  const sent = !!form && window.entranceSent === form.getAttribute("name");
  if (sent) window.entranceSent = "";
  return sent;
}
