/** Problem `type` → words, of appeals and their files. */
import fileProblems from "@personal-cabinet/i18n/ru/file-problems";

const appealProblems = {
  ...fileProblems,
  "unsupported-file": {
    title: "Такие файлы не принимаются",
    advice: "Подойдут JPEG, PNG, PDF, DOCX и XLSX.",
  },
  "appeal-closed": {
    title: "Обращение уже закрыто",
    advice: "Если вопрос остался, верните обращение в работу или напишите новое.",
  },
  "appeal-merged": {
    title: "Обращение объединено с другим",
    advice: "Обновите страницу: здесь будет ссылка, где написать. Ваш текст на месте.",
  },
  "appeal-not-done": {
    title: "Обращение ещё не выполнено",
    advice: "Обновите страницу и посмотрите, что с ним сейчас.",
  },
  "appeal-rated": {
    title: "Вы уже оценили это обращение",
    advice: "Спасибо. Изменить оценку нельзя.",
  },
  "idempotency-key-reused": {
    title: "Прежний вариант уже отправлен",
    advice: "Посмотрите его среди обращений и допишите там, чего не хватает. Ваш текст на месте.",
  },
  "reopen-too-late": {
    title: "С конца работы прошло больше 14 дней",
    advice: "Напишите новое обращение и укажите номер прежнего.",
  },
  "too-many-appeals": {
    title: "За короткое время отправлено много обращений",
    advice: "Подождите немного или напишите в одном из прежних. Текст сохранён.",
  },
};

export default appealProblems;
