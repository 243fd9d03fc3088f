// Why something was not read: a value with the word for it, told by the page.

export class Refusal extends Error {
  /** `why` is a key of CHECK.refused. */
  constructor(why) {
    super(why);
    this.why = why;
  }
}
