import { useQuery } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import { useReference } from "../session/session.ts";
import { PickList } from "../shared/pick-list.tsx";
import { answeringWords } from "../words-answering.vi.ts";
import { type Answer, actWords } from "./answer-acts.ts";

interface AnswerPickerProps {
  conversationId: string;
  onPick: (answer: Answer) => void;
  onClose: () => void;
}

const hintOf = ({ shortcut, text, acts }: Answer, reference: { categoryName: (id: string) => string }): string =>
  [`/${shortcut}`, ...acts.map((act) => actWords(act, reference)), text].join(" · ");

/** Chooses a canned answer, filled in for this talk, by its shortcut, title or words, with or without marks. */
export function AnswerPicker({ conversationId: id, onPick, onClose }: AnswerPickerProps) {
  const reference = useReference();
  const { data } = useQuery({
    queryKey: ["answers", id],
    staleTime: 0,
    queryFn: () => call(api.GET("/api/conversations/{id}/answers", { params: { path: { id } } })),
  });
  const items: Schemas["ReadyAnswer"][] = data?.items ?? [];
  return (
    <PickList
      title={answeringWords.answers.title}
      options={items.map((answer) => ({ id: answer.id, label: answer.title, hint: hintOf(answer, reference) }))}
      onPick={(chosen) => {
        const answer = items.find((one) => one.id === chosen);
        if (answer) onPick(answer);
      }}
      onClose={onClose}
    />
  );
}
