/** dayjs in the reader's language, for calendars alone: the sign-in page does without its weight. */
import dayjs from "dayjs";
import "dayjs/locale/ru";
import i18next from "i18next";

function follow(language: string): void {
  dayjs.locale(language);
  if (language === "en") dayjs.locale({ ...dayjs.Ls.en, weekStart: 1 } as ILocale);
}

follow(i18next.language ?? "ru");
i18next.on("languageChanged", follow);

export default dayjs;
