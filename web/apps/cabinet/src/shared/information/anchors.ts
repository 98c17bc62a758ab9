/** Places of «Информация» that an address can name. */
export type Anchored = "document" | "help" | "office" | "question" | "service";

export const anchorOf = (kind: Anchored, id: number | string): string => `${kind}-${id}`;

export const documentAddress = (id: number): string =>
  `/api/cabinet/information/documents/${id}/file`;

export const pictureAddress = (picture: string): string =>
  `/api/cabinet/information/pictures/${picture}`;
