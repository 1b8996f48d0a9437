/** The text field of the note being written. */
export const noteFieldId = 'note-text';

/** Puts the cursor into the note, as soon as it is in the document. */
export const focusNote = (): void => {
  const look = (tries: number): void => {
    const field = document.getElementById(noteFieldId);
    if (field) {
      field.focus();
      field.scrollIntoView({ block: 'center' });
    } else if (tries > 0) requestAnimationFrame(() => look(tries - 1));
  };
  look(60);
};
