/** A page as a browser without script gets it. */
export async function readPage(origin: string, path: string, form?: Record<string, string>) {
  const answer = await fetch(new URL(path, origin), {
    redirect: "manual",
    ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
  });
  const text = await answer.text();
  const words = text
    .replace(/<(style|head)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
  return { status: answer.status, headers: answer.headers, text, words, to: answer.headers.get("location") };
}
