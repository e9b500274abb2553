/**
 * Codes on receipts: the office or "HS", the day it was filed (YYMMDD), a number of that day; "HS-251103-0012",
 * "000.00.04.H29-251103-0012". People leave out the hyphens. Telephone numbers begin with 0, which no such year does.
 */
const written =
  /(?<![\p{L}\p{N}.-])([a-z]{1,4}(?:\d{1,3}(?=[.\s-]))?|\d{2,3}(?=\.))((?:\.[a-z\d]{1,6}){0,4})[\s-]{0,2}([1-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))[\s-]{0,2}(\d{3,6})(?!\d)/giu;

/** The dossier codes in a text, in the order they are written, as the receipts print them. */
export function findDossierCodes(text: string): string[] {
  const found = [...text.matchAll(written)].map(([, head = "", office = "", day = "", number = ""]) =>
    `${head}${office}-${day}-${number}`.toUpperCase(),
  );
  return [...new Set(found)];
}

/** The text without its dossier codes: digits that are left mean something else. */
export function withoutDossierCodes(text: string): string {
  return text.replace(written, " ");
}
