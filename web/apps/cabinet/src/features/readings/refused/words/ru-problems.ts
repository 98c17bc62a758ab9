/** Problem `type` → words, of files of readings. */
const exportProblems = {
  "period-too-long": {
    title: "За такой срок один файл не составить",
    advice: "Выберите не больше пяти лет; остальное можно скачать другим файлом.",
  },
  "too-many-exports": {
    title: "За этот час скачано очень много",
    advice: "Продолжите в следующем часу или выберите срок короче.",
  },
};

export default exportProblems;
