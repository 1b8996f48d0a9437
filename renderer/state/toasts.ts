import { create } from 'zustand';

export type Toast = {
  readonly id: number;
  /** A sentence in the current language. */
  readonly text: string;
  readonly tone: 'done' | 'error';
  /** Offers "Ångra"; pressing it closes the toast. */
  readonly onUndo?: () => void;
};

type Toasts = {
  readonly toasts: readonly Toast[];
  readonly show: (toast: Omit<Toast, 'id'>) => number;
  readonly dismiss: (id: number) => void;
};

let last = 0;
/** More than three at once is noise: the oldest leaves. */
const most = 3;

export const useToasts = create<Toasts>((set) => ({
  toasts: [],
  show: (toast) => {
    last += 1;
    const id = last;
    set(({ toasts }) => ({ toasts: [...toasts, { ...toast, id }].slice(-most) }));
    return id;
  },
  dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
}));

/** For code outside components. */
export const showToast = (text: string, options: { readonly tone?: Toast['tone']; readonly onUndo?: () => void } = {}): number =>
  useToasts.getState().show({ text, tone: options.tone ?? 'done', ...(options.onUndo && { onUndo: options.onUndo }) });
