/** An id as the register makes them; the first group of a draft's key is that of its owner. */
export const idShape = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
/** An id, or `new`. */
export const recordOrNew = `(?:${idShape}|new)`;
/** A field's name as the program writes it. */
export const fieldShape = '[a-z][A-Za-z]{0,30}';

type Shaped = { readonly shape: RegExp };

/** The shape that a key has, and the id of what it belongs to; null for a key whose shape nothing in the program writes. */
export const shapeOf = <S extends Shaped>(shapes: readonly S[], key: string): { readonly shape: S; readonly ownerId: string } | null => {
  for (const shape of shapes) {
    const match = shape.shape.exec(key);
    if (match) return { shape, ownerId: match[1] ?? '' };
  }
  return null;
};

const prefix = new RegExp(`^[a-z]+/${idShape}/(?:new)?$`);

/** Drafts are listed record by record, never all together. */
export const isListPrefix = (text: string): boolean => prefix.test(text);
