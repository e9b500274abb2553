import { useState } from "react";
import { photoWords } from "../words-photos.vi.ts";
import { MaskBoxes } from "./mask-boxes.tsx";
import { type Box, type BrushSize, type Change, isFull, type Mask, type Stroke } from "./masks.ts";
import styles from "./photos.module.css";
import { type Tool, useDrawing } from "./use-drawing.ts";

const say = photoWords.editor;

interface MaskAreaProps {
  address: string;
  name: string;
  masks: readonly Mask[];
  fresh?: number | undefined;
  tool: Tool;
  size: BrushSize;
  onChange: (change: Change) => void;
  onSay: (words: string) => void;
  onBoxGone: () => void;
}

/** A stroke on the screen: as thick on the photo as the server will mask it. */
function Line({ stroke, width, height }: { stroke: Stroke; width: number; height: number }) {
  const [first = [0, 0]] = stroke.points;
  const points = [first, ...stroke.points].map(([x = 0, y = 0]) => `${x * width},${y * height}`).join(" ");
  return <polyline points={points} strokeWidth={stroke.size * Math.max(width, height)} />;
}

/** The photo under a brush: mouse, pen and finger draw on it, boxes are moved by keys. */
export function MaskArea({ address, name, masks, fresh, tool, size, onChange, onSay, onBoxGone }: MaskAreaProps) {
  const [{ width, height }, setPixels] = useState({ width: 4, height: 3 });
  const [isBroken, setBroken] = useState(false);
  const { drawn, hands } = useDrawing({ tool, size, isFull: isFull(masks), onChange });
  const changeBox = (index: number, box?: Box): void => {
    onChange((before) => (box ? before.with(index, box) : before.toSpliced(index, 1)));
    if (!box) onBoxGone();
  };
  const strokes = masks.flatMap((mask, at) => (mask.kind === "stroke" ? [{ stroke: mask, at }] : []));
  const boxes = [...masks, ...(drawn ? [drawn] : [])].filter((mask) => mask.kind === "box");
  if (isBroken) return <p role="alert">{say.unreadable}</p>;
  return (
    <section className={styles.area} aria-label={say.area}>
      <div className={styles.canvas}>
        <img
          src={address}
          alt={name}
          draggable={false}
          onError={() => setBroken(true)}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setPixels({ width: naturalWidth, height: naturalHeight })
          }
        />
        <svg aria-hidden viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" {...hands}>
          {strokes.map(({ stroke, at }) => (
            <Line key={at} stroke={stroke} width={width} height={height} />
          ))}
          {boxes.map((box) => (
            <rect
              key={`${box.x} ${box.y} ${box.width} ${box.height}`}
              x={box.x * width}
              y={box.y * height}
              width={box.width * width}
              height={box.height * height}
            />
          ))}
        </svg>
        <MaskBoxes masks={masks} fresh={fresh} onChange={changeBox} onSay={onSay} />
      </div>
    </section>
  );
}
