/** Stands where a part of antd is left out of the build; it is drawn only when somebody uses that part. */
export default function UnusedAntdPart(): never {
  throw new Error("This part of antd is left out: see packages/config/src/unused-antd-parts.ts");
}
