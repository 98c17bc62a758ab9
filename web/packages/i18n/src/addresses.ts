/** Addresses as they are shown. */

/** What stands before a number, or a street's own name, and means nothing without it. */
const BEFORE = /(^|[\s,(])(д|корп|к|стр|лит|кв|оф|ком|ул|пер|г)\. (?=\S)/g;

/** `д. 87` and `кв. 7` are never broken over two lines. */
export function unbroken(address: string): string {
  return address.replace(BEFORE, "$1$2.\u00a0");
}
