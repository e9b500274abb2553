/** What is to be said in plainer words. */
export interface Telling {
  /** As the resident asked; numbers and names of persons are masked before it leaves. */
  question: string;
  /** A record's own confirmed words; everything that is said must stand in them. */
  fact: string;
}

/** Says checked facts in plainer words, such as a language model; what it says is checked before anybody reads it. */
export interface Wording {
  /** Fails when it cannot say it in time. */
  say(telling: Telling): Promise<string>;
}
