import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ApiError, api, call, type Schemas } from "../api.ts";
import { useReference } from "../session/session.ts";
import { newId } from "../shared/new-id.ts";
import { showFailure, showHint } from "../shared/say-why.ts";
import { serverNow } from "../shared/time.ts";
import { deskWords } from "../words-desk.vi.ts";
import { fileKeptCalls, keepCall, keptCalls } from "./kept-calls.ts";
import { type CallBody, useCaller, useReading } from "./queries.ts";

/** What is typed during a call, in any order; kept while the window is minimised. */
export interface CallForm {
  clientId: string;
  startedAt: string;
  text: string;
  where: string;
  phone: string;
  name: string;
  category?: Schemas["CategoryId"];
  severity?: Schemas["Severity"];
  answerBy: CallBody["answerBy"];
  hideName: boolean;
}

const shelf = "call-entry";

function emptyForm(): CallForm {
  const startedAt = new Date(serverNow()).toISOString();
  return { clientId: newId(), startedAt, text: "", where: "", phone: "", name: "", answerBy: "call", hideName: false };
}

function readForm(): CallForm {
  try {
    return JSON.parse(sessionStorage.getItem(shelf) ?? "null") ?? emptyForm();
  } catch {
    return emptyForm();
  }
}

function writeForm(form: CallForm): CallForm {
  sessionStorage.setItem(shelf, JSON.stringify(form));
  return form;
}

/** Calls kept on this machine are filed as soon as the network is back. */
function useKept() {
  const [kept, setKept] = useState(() => keptCalls().length);
  useEffect(() => {
    const file = (): void => void fileKeptCalls().then(setKept);
    file();
    window.addEventListener("online", file);
    return () => window.removeEventListener("online", file);
  }, []);
  return { kept, noteKept: () => setKept(keptCalls().length) };
}

/** One call being taken down: the form, what the machine reads in it, and its filing. */
export function useCallEntry() {
  const client = useQueryClient();
  const reference = useReference();
  const [form, setForm] = useState(readForm);
  const { kept, noteKept } = useKept();
  const reading = useReading(form.text, form.where).data;
  const caller = useCaller(form.phone).data;
  const category = form.category ?? reading?.proposals[0]?.category;
  const severity = form.severity ?? reading?.severity ?? reference.category(category)?.severity ?? "S3";
  const place = reading?.place.places[0];

  const change = (next: Partial<CallForm>): void => setForm(writeForm({ ...form, ...next }));
  const body = (): CallBody => {
    const { clientId, text, phone, name, answerBy, hideName, startedAt } = form;
    const where = form.where.trim();
    return {
      clientId,
      text,
      category: category ?? "other-unclassified",
      severity,
      answerBy,
      hideName,
      startedAt,
      durationSeconds: Math.max(0, Math.round((serverNow() - Date.parse(startedAt)) / 1000)),
      ...(phone.trim() ? { phone } : {}),
      ...(name.trim() ? { name } : {}),
      ...(place ? { place } : where ? { place: { label: where, precision: "unknown" as const } } : {}),
    };
  };
  const file = useMutation({
    mutationFn: (filed: CallBody) => call(api.POST("/api/calls", { body: filed })),
    onSuccess: () => {
      sessionStorage.removeItem(shelf);
      void client.invalidateQueries({ queryKey: ["tickets"] });
    },
    onError: (error, filed) => {
      if (!(error instanceof ApiError) || error.code !== "OFFLINE") {
        showFailure(error);
        return;
      }
      keepCall(filed);
      noteKept();
      restart();
      showHint(deskWords.call.offline);
    },
  });
  const restart = (): void => {
    sessionStorage.removeItem(shelf);
    setForm(emptyForm());
    file.reset();
  };
  const submit = (): void => {
    if (!form.text.trim()) showHint(deskWords.call.needText);
    else if (!file.isPending && !file.data) file.mutate(body());
  };
  return {
    form,
    change,
    reading,
    caller,
    category,
    severity,
    place,
    kept,
    submit,
    restart,
    filed: file.data,
    busy: file.isPending,
  };
}
export type CallEntry = ReturnType<typeof useCallEntry>;
