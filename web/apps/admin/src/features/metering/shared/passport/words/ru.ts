/** Words of a meter's passport (manual 000, figure 41). */
const passport = {
  version: "Исполнение",
  type: "Тип счётчика",
  field: {
    version_code: "Код",
    connection_kind: "Тип включения",
    nominal_voltage: "Номинальное напряжение, В",
    maximum_current: "Номинальный (макс.) ток, А",
    nominal_current: "Номинальный ток, А",
    frequency: "Номинальная частота сети, Гц",
    phases: "Количество фаз",
    meter_constant: "Постоянная счётчика, имп./кВт·ч",
    accuracy_active: "Класс точности для активной энергии",
    accuracy_reactive: "Класс точности для реактивной энергии",
    register_digits: "Цифр на счётном механизме до запятой",
    register_decimals: "Цифр после запятой",
    name: "Имя",
    manufacturer: "Производитель",
    verification_interval_years: "Межповерочный интервал, лет",
    register_number: "Номер регистрации в реестре СИ",
    service_life_years: "Срок эксплуатации, лет",
  },
};

export default passport;
