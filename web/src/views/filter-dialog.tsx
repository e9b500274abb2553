import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Dialog } from "../shared/dialog.tsx";
import { newId } from "../shared/new-id.ts";
import { fold } from "../shared/numbers.ts";
import { showDone } from "../shared/say-why.ts";
import { filterWords as say } from "../words-filter.vi.ts";
import styles from "./filter.module.css";
import { FilterFields } from "./filter-fields.tsx";
import { allViews, type Filters, searchOf, type Views, viewsQuery } from "./queries.ts";
import { type Owner, useViewActs } from "./use-views.ts";
import { ViewList } from "./view-list.tsx";

/** Most views of one owner, as at the server. */
const most = 20;

interface SaveProps {
  filters: Filters;
  views: Views;
  onSaved: () => void;
}

function SaveAs({ filters, views, onSaved }: SaveProps) {
  const { change } = useViewActs();
  const [name, setName] = useState("");
  const [isBusy, setBusy] = useState(false);
  const isTwice = allViews(views).some((view) => fold(view.name) === fold(name));
  const keep = async (owner: Owner): Promise<void> => {
    setBusy(true);
    const view = { id: newId(), name: name.trim(), filters };
    const isKept = await change(owner, (before) => [...before, view]);
    setBusy(false);
    if (!isKept) return;
    showDone(say.saved(view.name));
    onSaved();
  };
  const button = (owner: Owner) => {
    const isFull = views[owner].views.length >= most;
    return (
      <Button
        variant="default"
        loading={isBusy}
        disabled={!name.trim() || isTwice || isFull}
        title={isFull ? say.full : undefined}
        onClick={() => void keep(owner)}
      >
        {owner === "own" ? say.keep : say.share}
      </Button>
    );
  };
  return (
    <div className={styles.save}>
      <TextInput
        label={say.name}
        maxLength={40}
        value={name}
        error={name.trim() !== "" && isTwice && say.twice}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (name.trim() && !isTwice) void keep("own");
        }}
      />
      {button("own")}
      {views.mayShare && button("shared")}
    </div>
  );
}

function Saved({ views: { own, shared, mayShare } }: { views: Views }) {
  const { change, remove, moveTo } = useViewActs();
  const list = (owner: Owner) => ({
    label: say[owner],
    onChange: (how: Parameters<typeof change>[1]) => void change(owner, how),
    onRemove: (view: Parameters<typeof remove>[1]) => void remove(owner, view),
  });
  const give = {
    word: say.give,
    label: say.giveLabel,
    run: (view: Parameters<typeof moveTo>[1]) => void moveTo("shared", view),
  };
  const home = {
    word: say.takeHome,
    label: say.takeHomeLabel,
    run: (view: Parameters<typeof moveTo>[1]) => void moveTo("own", view),
  };
  return (
    <>
      <h3>{say.own}</h3>
      <ViewList {...list("own")} views={own.views} move={mayShare ? give : undefined} />
      {(mayShare || shared.views.length > 0) && <h3>{say.shared}</h3>}
      {mayShare && <ViewList {...list("shared")} views={shared.views} move={home} />}
      {!mayShare && shared.views.length > 0 && <ViewList label={say.shared} views={shared.views} />}
    </>
  );
}

/** Filters the inbox, saves filters under a name, and puts what was saved in order. */
export function FilterDialog({ filters: given, onClose }: { filters: Filters; onClose: () => void }) {
  const navigate = useNavigate();
  const { data } = useQuery(viewsQuery);
  const [filters, setFilters] = useState(given);
  const show = (): void => {
    void navigate({ to: "/hop-thu", search: searchOf(filters) });
    onClose();
  };
  return (
    <Dialog title={say.title} onClose={onClose} size="lg">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          show();
        }}
      >
        <FilterFields filters={filters} onChange={setFilters} />
        <Button type="submit" className={styles.apply ?? ""}>
          {say.apply}
        </Button>
      </form>
      {data && (
        <section className={styles.saving}>
          <h3>{say.save}</h3>
          <SaveAs filters={filters} views={data} onSaved={show} />
          <Saved views={data} />
        </section>
      )}
    </Dialog>
  );
}
