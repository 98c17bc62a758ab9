/** The digits of a picture. */
export const CODE_LENGTH = 6;
