import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { api, call, type Schemas } from "../api.ts";
import { words } from "../words.vi.ts";
import { deskWords } from "../words-desk.vi.ts";
import { Dialog } from "./dialog.tsx";
import { isComposingKey } from "./keys.ts";
import styles from "./place-editor.module.css";

type Place = Schemas["Place"];

/** What the machine reads as a place in a typed text. */
export function usePlaceReading(placeText: string) {
  const text = useDeferredValue(placeText.trim());
  return useQuery({
    queryKey: ["classify", "", text],
    enabled: text.length > 2,
    placeholderData: (previous) => previous,
    queryFn: () => call(api.POST("/api/classify", { body: { text: "", placeText: text } })),
    select: (answer) => answer.place,
  });
}

interface PlaceEditorProps {
  initial: string;
  onPick: (place: Place) => void;
  onClose: () => void;
}

/** Where it is: typed in any form, read back with how exactly it is known. */
export function PlaceEditor({ initial, onPick, onClose }: PlaceEditorProps) {
  const [text, setText] = useState(initial);
  const { data: reading } = usePlaceReading(text);
  const places = reading?.places ?? [];
  const pick = (place: Place): void => {
    onPick(place);
    onClose();
  };
  const asTyped: Place = { label: text.trim(), precision: "unknown" };
  return (
    <Dialog title={deskWords.placeEditor.title} onClose={onClose}>
      <div className={styles.editor}>
        <TextInput
          data-autofocus
          label={deskWords.placeEditor.label}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !isComposingKey(event.nativeEvent) && text.trim()) pick(places[0] ?? asTyped);
          }}
        />
        {places.length > 0 && <p className={styles.head}>{deskWords.placeEditor.reading}</p>}
        {places.map((place) => (
          <button key={place.label} type="button" className={styles.place} onClick={() => pick(place)}>
            {place.label}
            <small>{words.precision[place.precision]}</small>
          </button>
        ))}
        {reading && places.length === 0 && text.trim() && <p className={styles.head}>{deskWords.placeEditor.none}</p>}
        <Button variant="default" disabled={!text.trim()} onClick={() => pick(asTyped)}>
          {deskWords.placeEditor.asTyped}
        </Button>
      </div>
    </Dialog>
  );
}
