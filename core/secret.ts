/** A kind of secret in a text, and the word that takes its place. */
export interface Secret {
  word: string;
  pattern: RegExp;
  /** Looks like one and is none: dates, opening hours, money. `after` and `before` are what stands around it. */
  isHarmless?: (match: string, after: string, before: string) => boolean;
}

/** How digits are said; "lẻ" and "linh" for a nought in the middle. */
export const spoken =
  "không|khong|hông|ko|linh|lẻ|một|mot|mốt|hai|ba|bốn|bon|tư|tu|năm|nam|lăm|lam|sáu|sau|bảy|bẩy|bay|tám|tam|chín|chin|mười|muoi|mươi|o";
