import { Button } from "@mantine/core";
import { useId } from "react";
import type { Schemas } from "../api.ts";
import { sheetWords as say } from "../words-sheet.vi.ts";
import styles from "./take-spreadsheet.module.css";

interface ChooseProps {
  accept: string;
  /** Which files are taken. */
  hint: string;
  name: string | undefined;
  onChoose: (file: File) => void;
}

/** Asks for a file. */
export function ChooseSheet({ accept, hint, name, onChoose }: ChooseProps) {
  const id = useId();
  const hintId = useId();
  return (
    <div className={styles.choose}>
      <input
        id={id}
        type="file"
        accept={accept}
        aria-describedby={hintId}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // Somebody who mended a slip chooses the same file again, and that must count.
          event.currentTarget.value = "";
          if (file) onChoose(file);
        }}
      />
      <Button component="label" htmlFor={id} variant="default">
        {name === undefined ? say.choose : say.chooseOther}
      </Button>
      <b>{name}</b>
      <small id={hintId}>{hint}</small>
    </div>
  );
}

interface ProblemsProps {
  problems: Schemas["SheetProblem"][];
  problemCount: number;
}

/** Every slip where it stands, with what to do. */
export function SheetProblems({ problems, problemCount }: ProblemsProps) {
  const left = problemCount - problems.length;
  return (
    <section>
      <h3>{say.problems(problemCount)}</h3>
      <p className={styles.warning}>{say.problemsHint}</p>
      <ol className={styles.lines}>
        {problems.map((problem) => (
          <li key={`${say.place(problem)} ${problem.text}`}>
            <b>{say.place(problem)}</b>
            <span className={styles.fault}>{problem.text}</span>
            <span>{problem.hint}</span>
          </li>
        ))}
      </ol>
      {left > 0 && <p className={styles.muted}>{say.moreProblems(left)}</p>}
    </section>
  );
}
