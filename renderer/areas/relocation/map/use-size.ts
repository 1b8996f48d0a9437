import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Size } from '../../../../electron/base/gazetteer/projection.ts';

/** The element's size in CSS pixels, kept true; a believable one before the first measurement and where nothing is laid out. */
export const useSize = (): readonly [RefObject<HTMLDivElement | null>, Size] => {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>({ width: 560, height: 700 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      if (width > 0 && height > 0) setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
};
