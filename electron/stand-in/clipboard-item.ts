/** The formats of one copy. As in Electron, anything that is neither text nor bytes is refused, and an empty format is not written. */
export class StandInItem {
  readonly content: Readonly<Record<string, string | Blob>>;
  constructor(content: Record<string, string | Blob>) {
    for (const value of Object.values(content))
      if (typeof value !== 'string' && !(value instanceof Blob)) throw new TypeError('payload values must be a string or a Blob');
    this.content = Object.fromEntries(
      Object.entries(content).filter(([, value]) => (typeof value === 'string' ? value !== '' : value.size > 0)),
    );
  }
}
