import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { Point } from '../../../../electron/base/gazetteer/projection.ts';
import { nearestWithin, type Spot } from './keyboard.ts';

type Pointer = {
  readonly ref: RefObject<SVGSVGElement | null>;
  readonly spots: readonly Spot[];
  readonly moveBy: (dx: number, dy: number) => void;
  readonly zoom: (factor: number, at: Point) => void;
  readonly pick: (spot: Spot) => void;
};

/** Pixels: how near a dot a press must come (a target of 24 px and more), and how far is a drag. */
const reach = 14;
const slack = 4;

/** Pointing, choosing and dragging. A pinch or Ctrl + wheel zooms; the wheel alone still scrolls the page. */
export const usePointer = ({ ref, spots, moveBy, zoom, pick }: Pointer) => {
  const [hovered, hover] = useState<Spot>();
  const drag = useRef<{ x: number; y: number; moved: boolean } | undefined>(undefined);
  const zoomNow = useRef(zoom);
  useEffect(() => {
    zoomNow.current = zoom;
  });

  useEffect(() => {
    const svg = ref.current;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const frame = svg?.getBoundingClientRect();
      zoomNow.current(Math.exp(-event.deltaY / 300), { x: event.clientX - (frame?.left ?? 0), y: event.clientY - (frame?.top ?? 0) });
    };
    // React listens passively, and a passive listener cannot keep the page from zooming.
    svg?.addEventListener('wheel', wheel, { passive: false });
    return () => svg?.removeEventListener('wheel', wheel);
  }, [ref]);

  const spotAt = (event: PointerEvent): Spot | undefined => {
    const frame = ref.current?.getBoundingClientRect();
    return frame && nearestWithin(spots, { x: event.clientX - frame.left, y: event.clientY - frame.top }, reach);
  };
  return {
    hovered,
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      drag.current = { x: event.clientX, y: event.clientY, moved: false };
    },
    onPointerMove: (event: PointerEvent) => {
      const from = drag.current;
      if (!from) return hover(spotAt(event));
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (!from.moved && Math.hypot(dx, dy) < slack) return;
      // Captured only now: capturing at once would swallow a plain press.
      if (!from.moved) ref.current?.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, y: event.clientY, moved: true };
      moveBy(-dx, -dy);
    },
    onPointerUp: (event: PointerEvent) => {
      const from = drag.current;
      drag.current = undefined;
      const spot = spotAt(event);
      if (from && !from.moved && spot) pick(spot);
    },
    onPointerCancel: () => {
      drag.current = undefined;
    },
    onPointerLeave: () => hover(undefined),
  };
};
