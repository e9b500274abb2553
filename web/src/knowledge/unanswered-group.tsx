import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { KnowledgeSearch } from "../search.ts";
import { useSession } from "../session/session.ts";
import { ChannelMark } from "../shared/channel-mark.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { Failure, GreyRows } from "../shared/states.tsx";
import { fullDateOf, momentOf, useNow } from "../shared/time.ts";
import { unansweredWords as say } from "../words-unanswered.vi.ts";
import styles from "./unanswered.module.css";
import { AnswerForm } from "./unanswered-form.tsx";
import { type Group, questionQuery, useDismiss, useMakeArticle, useReopen } from "./unanswered-queries.ts";

function Questions({ questions }: Pick<Group, "questions">) {
  const now = useNow();
  return (
    <section aria-labelledby="asked">
      <h3 id="asked">{say.questions}</h3>
      {questions.length === 0 && <p className={styles.muted}>{say.gone}</p>}
      <ul className={styles.lines}>
        {questions.map(({ id, text, why, channel, conversationId, at }) => (
          <li key={id}>
            <p>{text}</p>
            <p className={styles.muted}>
              <ChannelMark channel={channel} /> {momentOf(at, now)}, {say.why[why]}.{" "}
              <Link
                to="/hop-thu/$id"
                params={{ id: conversationId }}
                search={{ hang: "all" }}
                aria-label={say.toConversation(momentOf(at, now))}
              >
                {say.conversation}
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Replies({ replies, onUse }: Pick<Group, "replies"> & { onUse: ((text: string) => void) | undefined }) {
  const now = useNow();
  if (replies.length === 0) return null;
  return (
    <section aria-labelledby="replied">
      <h3 id="replied">{say.replies}</h3>
      <ul className={styles.lines}>
        {replies.map(({ conversationId, text, byName, at }) => (
          <li key={conversationId}>
            <p>{text}</p>
            <p className={styles.muted}>{say.repliedBy(byName, momentOf(at, now))}</p>
            {onUse && (
              <Button variant="default" size="xs" onClick={() => onUse(text)}>
                {say.useReply}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Proposed({ answer, children }: { answer: NonNullable<Group["answer"]>; children: ReactNode }) {
  const { title, text, sourceTitle, checkedOn, validTo } = answer;
  return (
    <section aria-labelledby="answer">
      <h3 id="answer">{say.answer}</h3>
      <h4>{title}</h4>
      <p className={styles.answer}>{text}</p>
      <p className={styles.muted}>
        {say.fields.sourceTitle}: {sourceTitle}. {say.fields.checkedOn}: {fullDateOf(checkedOn)}
        {validTo && `. ${say.validTo(fullDateOf(validTo))}`}
      </p>
      <div className={styles.acts}>{children}</div>
    </section>
  );
}

/** The way from an answer to the article that tells it: made with one click, or there already. */
function ToArticle({ group, onClose }: { group: Group; onClose: () => void }) {
  const { can } = useSession();
  const navigate = useNavigate();
  const make = useMakeArticle();
  const { state, articleId } = group;
  const open = (search: KnowledgeSearch): void => {
    onClose();
    void navigate({ to: "/kho-kien-thuc", search: { phan: "bai", ...search } });
  };
  if (state === "proposed" && can("knowledge.propose")) {
    // What is just made has to be completed; one that was there may wait for somebody else.
    const begin = (ma: string): void => open(articleId ? { ma } : { ma, viet: "nhap" });
    const act = (): void => make.mutate(group, { onSuccess: (made) => begin(made.articleId) });
    return (
      <Button loading={make.isPending} onClick={act}>
        {articleId ? say.openArticle : say.makeArticle}
      </Button>
    );
  }
  if (!articleId) return null;
  return (
    <Button variant="default" onClick={() => open({ ma: articleId })}>
      {say.openArticle}
    </Button>
  );
}

function Acts({ group, onCompose, onClose }: { group: Group; onCompose: () => void; onClose: () => void }) {
  const dismiss = useDismiss();
  const reopen = useReopen();
  if (group.state === "answered") return null;
  if (group.state === "dismissed") {
    return (
      <div className={styles.acts}>
        <Button loading={reopen.isPending} onClick={() => reopen.mutate(group, { onSuccess: onClose })}>
          {say.reopen}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.acts}>
      <Button
        variant="default"
        loading={dismiss.isPending}
        onClick={() => dismiss.mutate(group, { onSuccess: onClose })}
      >
        {say.dismiss}
      </Button>
      <Button variant={group.answer ? "default" : "filled"} onClick={onCompose}>
        {say.compose}
      </Button>
    </div>
  );
}

function Body({ group, onClose }: { group: Group; onClose: () => void }) {
  const { can } = useSession();
  const [draft, setDraft] = useState<string>();
  const mayAnswer = can("question.answer");
  const mayUse = mayAnswer && draft === undefined && (group.state === "open" || group.state === "proposed");
  return (
    <div className={styles.body}>
      {group.procedure && <p className={styles.muted}>{say.nearest(group.procedure.name)}</p>}
      <Questions questions={group.questions} />
      <Replies replies={group.replies} onUse={mayUse ? setDraft : undefined} />
      {group.answer && draft === undefined && (
        <Proposed answer={group.answer}>
          <ToArticle group={group} onClose={onClose} />
        </Proposed>
      )}
      {mayAnswer && draft === undefined && <Acts group={group} onCompose={() => setDraft("")} onClose={onClose} />}
      {draft !== undefined && <AnswerForm group={group} text={draft} onSaved={onClose} />}
    </div>
  );
}

/** One group in a window of its own: what was asked, what was replied, and what the knowledge should say. */
export function GroupDialog({ id, title, onClose }: { id: string; title: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(questionQuery(id));
  return (
    <Dialog title={title} onClose={onClose} size="lg" steady>
      {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={4} height={56} />}
      {data && <Body group={data} onClose={onClose} />}
    </Dialog>
  );
}
