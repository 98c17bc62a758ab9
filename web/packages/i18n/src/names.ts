/**
 * How a person is spoken to: by first name and patronymic. Letters have the same rule
 * (`spoken_name`); `tests/support/spoken_names.json` holds both to it.
 */

// Endings of Russian patronymics, and the words that follow a father's name elsewhere.
const PATRONYMIC = /^.+(вич|ична|вна|ьич|ыч|инична)$/i;
const AFTER_FATHER = /^(оглы|кызы|оол)$/i;

/** `Елена Владимировна` of `Кузнецова Елена Владимировна`; a name that is not sure as it is. */
export function spokenName(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const [first = "", second = "", third = ""] = words;
  if (words.length < 3 || words.some((word) => word.endsWith("."))) return name;
  // First the middle one: a surname may end like a patronymic, a first name does not.
  if (words.length === 3 && PATRONYMIC.test(second)) return `${first} ${second}`;
  if (words.length === 3 && PATRONYMIC.test(third)) return `${second} ${third}`;
  if (AFTER_FATHER.test(words[words.length - 1] ?? "")) return words.slice(1).join(" ");
  return name;
}
