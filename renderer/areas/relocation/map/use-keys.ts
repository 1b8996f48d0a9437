import type { Point } from '../../../../electron/base/gazetteer/projection.ts';
import { useRef, type KeyboardEvent } from 'react';
import { nearestToward, startingWith, type Direction, type Spot } from './keyboard.ts';

type Keys = {
  readonly spots: readonly Spot[];
  readonly active: Spot;
  readonly go: (spot: Spot) => void;
  readonly choose: () => void;
  readonly pan: (direction: Direction) => void;
  /** About a point of the picture. */
  readonly zoom: (factor: number, at: Point) => void;
  readonly whole: () => void;
};

const arrows: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
/** Milliseconds after which a new letter begins a new name. */
const patience = 1000;

/** The map as a list box: arrows, typing to find, Enter; with Shift the arrows move the map instead. */
export const useKeys = ({ spots, active, go, choose, pan, zoom, whole }: Keys) => {
  const typed = useRef({ text: '', at: Number.NEGATIVE_INFINITY });
  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = arrows[event.key];
    const going = event.timeStamp - typed.current.at < patience && typed.current.text !== '';
    if (direction) {
      if (event.shiftKey) pan(direction);
      else {
        const next = nearestToward(spots, active, direction);
        if (next) go(next);
      }
    } else if (event.key === '+') zoom(1.5, active.at);
    else if (event.key === '-' && !going) zoom(1 / 1.5, active.at);
    else if (event.key === '0') whole();
    else if (event.key === 'Enter' || (event.key === ' ' && !going)) {
      // Chosen: the next letter begins the next name, however soon it comes.
      typed.current = { text: '', at: Number.NEGATIVE_INFINITY };
      choose();
    } else if (event.key.length === 1 && /[\p{L} -]/u.test(event.key)) {
      const text = going ? typed.current.text + event.key : event.key;
      typed.current = { text, at: event.timeStamp };
      const found = startingWith(spots, text);
      if (found) go(found);
    } else return;
    event.preventDefault();
    // The program's own letters (N for new and the like) must not answer to a name being typed.
    event.stopPropagation();
  };
};
