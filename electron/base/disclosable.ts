/** For the gate alone. */
export let seal: <T>(content: T, disclosureId: string) => Disclosable<T>;

/**
 * The seal on everything that leaves the register. Only the consent gate (`areas/disclosures/gate/gate.ts`) may import {@link seal}; the
 * import test enforces this. Papers, print and export only open what is sealed. Anything that did not pass the gate cannot be printed for
 * anyone: own units, agencies or statistics.
 */
export class Disclosable<T> {
  static readonly #key = Symbol('seal');
  readonly #content: T;
  /** The row of the disclosure log that this sealing wrote. */
  readonly disclosureId: string;

  // `private` only exists at compile time, and every instance exposes its constructor, so the constructor requires the key.
  private constructor(key: symbol, content: T, disclosureId: string) {
    if (key !== Disclosable.#key) throw new TypeError('only the consent gate seals');
    this.#content = content;
    this.disclosureId = disclosureId;
    Object.freeze(this);
  }

  static #make<T>(content: T, disclosureId: string): Disclosable<T> {
    return new Disclosable(Disclosable.#key, content, disclosureId);
  }

  static {
    seal = (content, disclosureId) => Disclosable.#make(content, disclosureId);
  }

  /** The content; throws for anything that merely looks like a `Disclosable`. */
  static open<T>(sealed: Disclosable<T>): T {
    if (!(#content in sealed)) throw new TypeError('not sealed by the consent gate');
    return sealed.#content;
  }
}
