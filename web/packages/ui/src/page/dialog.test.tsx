import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { Dialog } from "./dialog";

type Shown = "nothing" | "question" | "answer";

/** `kept`: the dialog is always rendered, and shut; else it is there only while it is open. */
function Page({ kept }: { kept: boolean }) {
  const [shown, setShown] = useState<Shown>("nothing");
  const open = shown === "question";
  return (
    <>
      <button type="button" onClick={() => setShown("question")}>
        ask
      </button>
      <button type="button">list</button>
      {(kept || open) && (
        <Dialog
          open={open}
          title="Question"
          okText="yes"
          cancelText="no"
          onOk={() => setShown("answer")}
          onCancel={() => setShown("nothing")}
        />
      )}
      {shown === "answer" && <Told onClose={() => setShown("nothing")} />}
    </>
  );
}

function Told({ onClose }: { onClose: () => void }) {
  return <Dialog open title="Answer" okText="well" onOk={onClose} onCancel={onClose} />;
}

const at = (name: string) => screen.getByRole("button", { name });

async function ask(kept: boolean) {
  render(<Page kept={kept} />);
  await userEvent.click(at("ask"));
  expect(await screen.findByRole("dialog", { name: "Question" })).toBeInTheDocument();
}

test.each([true, false])("who says no is where he was, kept: %s", async (kept) => {
  await ask(kept);
  await userEvent.click(at("no"));
  expect(at("ask")).toHaveFocus();
});

test.each([true, false])("so is who leaves by the keyboard, kept: %s", async (kept) => {
  await ask(kept);
  at("no").focus();
  await userEvent.keyboard("{Escape}");
  expect(at("ask")).toHaveFocus();
});

test("a dialog in the place of another leads back as far", async () => {
  await ask(false);
  await userEvent.click(at("yes"));
  await screen.findByRole("dialog", { name: "Answer" });
  await userEvent.click(at("well"));
  expect(at("ask")).toHaveFocus();
});

function Drawer() {
  const [shown, setShown] = useState<"act" | "question" | "done">("act");
  return (
    <section aria-label="drawer" tabIndex={-1}>
      {shown === "done" ? (
        <p>done</p>
      ) : (
        <button type="button" onClick={() => setShown("question")}>
          act
        </button>
      )}
      {shown === "question" && (
        <Dialog open title="Question" okText="yes" onOk={() => setShown("done")} />
      )}
    </section>
  );
}

test("where what opened it is gone, what was around it has the focus", async () => {
  render(<Drawer />);
  await userEvent.click(at("act"));
  await screen.findByRole("dialog", { name: "Question" });
  await userEvent.click(at("yes"));
  expect(screen.getByText("done")).toBeInTheDocument();
  expect(screen.getByRole("region", { name: "drawer" })).toHaveFocus();
});
