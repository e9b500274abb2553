/**
 * The accent-less view of a text: NFC, lower case, tone and vowel marks stripped, đ → d.
 * Search, places and rules compare this view, because half of all residents type without accents.
 */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase().replace(/đ/g, "d").normalize("NFC");
}
