/** The few signs of these pages, drawn here: an icon font or library would weigh more than the page. */
const PATHS = {
  bolt: "M13 2 4 14h6l-1 8 9-12h-6z",
  eye: "M12 5C6.5 5 2.7 9.6 1.5 12c1.2 2.4 5 7 10.5 7s9.3-4.6 10.5-7C21.3 9.6 17.5 5 12 5zm0 11.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zm0-2.2a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z",
  hidden:
    "M3.3 2 2 3.3l3.6 3.6C3.6 8.4 2.2 10.5 1.5 12c1.2 2.4 5 7 10.5 7 1.8 0 3.4-.5 4.8-1.2l3.9 3.9 1.3-1.3zM12 16.5A4.5 4.5 0 0 1 8 10l1.7 1.7a2.3 2.3 0 0 0 2.6 2.6l1.7 1.7c-.6.3-1.3.5-2 .5zM12 5c-1.2 0-2.3.2-3.3.6l2 2a4.5 4.5 0 0 1 5.7 5.7l3 3c1.5-1.4 2.6-3.1 3.1-4.3C21.3 9.6 17.5 5 12 5z",
  letter: "M3 5h18v14H3zm2 2.3V17h14V7.3l-7 5.2zM6.3 7l5.7 4.2L17.7 7z",
  done: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1.5 14.6L6 12.1l1.5-1.5 3 3 6-6L18 9.1z",
  open: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16zM7.5 11h9v2h-9z",
  wrong: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 15h-2v-2h2zm0-4h-2V7h2z",
  again: "M12 4a8 8 0 0 1 7.4 5H16v2h7V4h-2v3.6A10 10 0 1 0 22 14h-2.1A8 8 0 1 1 12 4z",
  copy: "M8 2h12v15h-3v5H4V7h4zm2 5h7v8h1V4h-8zM6 9v11h9V9z",
};

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg width="1em" height="1em" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
