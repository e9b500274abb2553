import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { photoWords } from "../words-photos.vi.ts";
import { MaskArea } from "./mask-area.tsx";
import { type BrushSize, brushSizes, type Change, firstBox, isFull, type Mask } from "./masks.ts";
import styles from "./photos.module.css";
import type { Tool } from "./use-drawing.ts";

const say = photoWords.editor;

interface ChoiceProps<T extends string> {
  label: string;
  options: readonly (readonly [T, string])[];
  value: T;
  onSet: (value: T) => void;
}

/** One of a few, as buttons that stay down. */
function Choice<T extends string>({ label, options, value, onSet }: ChoiceProps<T>) {
  return (
    <fieldset className={styles.choice} aria-label={label}>
      {options.map(([id, name]) => (
        <button key={id} type="button" aria-pressed={id === value} onClick={() => onSet(id)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}

const tools: readonly (readonly [Tool, string])[] = [
  ["brush", say.brush],
  ["box", say.box],
];
const sizes = (Object.keys(brushSizes) as BrushSize[]).map((size) => [size, say.sizes[size]] as const);

interface MaskEditorProps {
  address: string;
  name: string;
  masks: readonly Mask[];
  onChange: (change: Change) => void;
  onPreview: () => void;
  onBack: () => void;
}

/** Masks what nobody may know on a photo, by hand. */
export function MaskEditor({ address, name, masks, onChange, onPreview, onBack }: MaskEditorProps) {
  const [tool, setTool] = useState<Tool>("brush");
  const [size, setSize] = useState<BrushSize>("middle");
  const [said, setSaid] = useState("");
  const [fresh, setFresh] = useState<number>();
  const adding = useRef<HTMLButtonElement>(null);
  const all = isFull(masks);
  const addBox = (): void => {
    setFresh(masks.length);
    onChange((before) => [...before, firstBox]);
  };
  return (
    <div className={styles.editor}>
      <p>{say.intro}</p>
      <div className={styles.tools}>
        <Choice label={say.tools} options={tools} value={tool} onSet={setTool} />
        {tool === "brush" && <Choice label={say.size} options={sizes} value={size} onSet={setSize} />}
        <Button ref={adding} size="xs" variant="default" disabled={all} onClick={addBox}>
          {say.addBox}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={masks.length === 0}
          onClick={() => onChange((before) => before.slice(0, -1))}
        >
          {say.undo}
        </Button>
        <Button size="xs" variant="default" disabled={masks.length === 0} onClick={() => onChange(() => [])}>
          {say.clear}
        </Button>
      </div>
      <MaskArea
        {...{ address, name, masks, fresh, tool, size, onChange }}
        onSay={setSaid}
        onBoxGone={() => adding.current?.focus()}
      />
      <p className={styles.quiet}>{say.keys}</p>
      <p className="sr" role="status">
        {said}
      </p>
      {all && <p role="alert">{say.full}</p>}
      <div className={styles.acts}>
        <Button onClick={onPreview}>{say.preview}</Button>
        <Button variant="default" onClick={onBack}>
          {photoWords.back}
        </Button>
        <small className={styles.quiet}>{say.count(masks.length)}</small>
      </div>
    </div>
  );
}
