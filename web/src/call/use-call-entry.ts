import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ApiError, api, call, type Schemas } from "../api.ts";
import { useReference } from "../session/session.ts";
import { showFailure, showHint } from "../shared/say-why.ts";
import { deskWords } from "../words-desk.vi.ts";
import { fileKeptCalls, keepCall, keptCalls } from "./kept-calls.ts";
import {
  bodyOf,
  type CallForm,
  dropForm,
  emptyForm,
  formOf,
  isUntouched,
  missingIn,
  readForm,
  writeForm,
} from "./kept-form.ts";
import { type CallBody, useCaller, useCurrentCall, useReading } from "./queries.ts";

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

/** The call at one's own telephone beside the form: one that comes while nothing is typed is the one taken down. */
function useRinging(form: CallForm, setForm: (change: (form: CallForm) => CallForm) => void) {
  const { call: heard, greeting } = useCurrentCall().data ?? {};
  const adopt = (other: Schemas["Call"]): void => setForm((now) => writeForm(formOf(now, other)));
  const isNew = heard !== undefined && heard.id !== form.callId;
  const fresh = isNew && isUntouched(form) ? heard : undefined;
  useEffect(() => {
    if (fresh) setForm((now) => writeForm(formOf(now, fresh)));
  }, [fresh, setForm]);
  return {
    adopt,
    /** Somebody else calls while this one is being written. */
    other: isNew && !fresh ? heard : undefined,
    greeting: heard && !isNew ? greeting : undefined,
  };
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
  const file = useMutation({
    mutationFn: (filed: CallBody) => call(api.POST("/api/calls", { body: filed })),
    onSuccess: () => {
      dropForm();
      for (const noun of ["tickets", "calls"]) void client.invalidateQueries({ queryKey: [noun] });
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
    dropForm();
    setForm(emptyForm());
    file.reset();
  };
  const submit = (): void => {
    const missing = missingIn(form);
    if (missing) showHint(missing);
    else if (!file.isPending && !file.data)
      file.mutate(bodyOf(form, { category: category ?? "other-unclassified", severity, place }));
  };
  const ringing = useRinging(form, setForm);
  return {
    form,
    change,
    ...ringing,
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
