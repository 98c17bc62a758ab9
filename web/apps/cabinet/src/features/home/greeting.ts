/** How a person is spoken to: by name and patronymic, wherever the surname stands. */

const PATRONYMIC = /(вич|ьич|кич|вна|чна|оглы|оғлы|улы|кызы|қызы)$/i;
const SURNAME = /(ов|ова|ев|ева|ёв|ёва|ский|ская|цкий|цкая|енко|чук)$/i;
const WORD = /^[а-яё-]+$/i;

/** `Кузнецова Елена Владимировна` → `Елена Владимировна`; what is not sure stays as it is. */
export function addressedName(full: string): string {
  const words = full.trim().split(/\s+/);
  if (!words.every((word) => WORD.test(word))) return full.trim();
  const at = words.findIndex((word, index) => index > 0 && PATRONYMIC.test(word));
  // «Абрамович Анна»: a surname may end like a patronymic, which follows a name.
  if (words.length > 2 && at === words.length - 1) return words.slice(1).join(" ");
  if (words.length === 3 && at === 1) return words.slice(0, 2).join(" ");
  const [first = "", second = ""] = words;
  if (words.length !== 2 || at === 1) return words.join(" ");
  // Two words, one of which can only be a surname: the other one is the name.
  if (SURNAME.test(first) && !SURNAME.test(second)) return second;
  if (SURNAME.test(second) && !SURNAME.test(first)) return first;
  return words.join(" ");
}
