/** A link that opens a talk with the page; `ref` comes back as a referral (Messenger's m.me links). */
export function messengerLink(pageId: string, ref?: string): string {
  return `https://m.me/${pageId}${ref ? `?ref=${encodeURIComponent(ref)}` : ""}`;
}
