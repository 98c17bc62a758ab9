import type russian from "./ru";

const unusual: typeof russian = {
  more: "more than usual: {{low}}–{{high}} on such days",
  less: "less than usual: {{low}}–{{high}} on such days",
};

export default unusual;
