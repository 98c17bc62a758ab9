import advice from "./advice";

const access = {
  wrong_password: { text: "К прибору обратились с неверным паролем", advice: advice.security },
  intrusion: { text: "Попытка войти в прибор без разрешения", advice: advice.security },
  locked: { text: "Вход в прибор временно закрыт", advice: advice.security },
  unlocked: { text: "Вход в прибор снова открыт", advice: advice.nothing },
  protocol: { text: "С прибором говорили не по правилам", advice: advice.security },
  bad_cipher: { text: "Прибор получил сообщение, которому нельзя верить", advice: advice.security },
  replayed: { text: "Прибору повторили чужое сообщение", advice: advice.security },
  password_read: { text: "Изменён пароль для чтения прибора", advice: advice.routine },
  password_write: { text: "Изменён пароль для настройки прибора", advice: advice.routine },
  keys: { text: "Изменены ключи защиты прибора", advice: advice.routine },
  cipher_level: { text: "Изменён уровень защиты связи", advice: advice.routine },
};

export default access;
