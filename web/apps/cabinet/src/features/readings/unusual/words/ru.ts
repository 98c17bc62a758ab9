const unusual = {
  more: "больше обычного: в такие дни {{low}}–{{high}}",
  less: "меньше обычного: в такие дни {{low}}–{{high}}",
};

export default unusual;
