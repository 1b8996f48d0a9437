import { useEffect } from 'react';

/**
 * A file let go anywhere but on a place that takes it does nothing: no field gets its name, and no page is left for it. Places that take one
 * have acted before this hears of it. Text that is dragged within the window is none of its business.
 */
export const useForeignDrops = (): void => {
  useEffect(() => {
    const refuse = (event: DragEvent): void => {
      if (event.defaultPrevented || event.dataTransfer === null || !event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    };
    const signs = ['dragover', 'drop'] as const;
    for (const sign of signs) addEventListener(sign, refuse);
    return () => {
      for (const sign of signs) removeEventListener(sign, refuse);
    };
  }, []);
};
