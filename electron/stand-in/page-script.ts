/**
 * Runs the shell's own preload in the page, with as much of `electron` as a preload needs. It runs in the page's world: the bridge works as
 * in Electron, but nothing isolates it (see README.md).
 */

/** Names of the functions through which the page calls the stand-in. */
export const invokeBinding = '__standInInvoke';
export const nextBinding = '__standInNext';
/** Reports what the page itself put on the clipboard, or selected: it is in Chromium, where no Electron can read it. */
export const copiedBinding = '__standInCopied';
/** Reports the keys and wheel events that Electron offers to the shell before the page. */
export const inputBinding = '__standInInput';

/** A value sent between page and stand-in: JSON, with bytes as base64. */
type Wire = ['value', unknown] | ['bytes', string] | ['list', Wire[]];

const unpack = (wire: Wire): unknown => {
  switch (wire[0]) {
    case 'value':
      return wire[1];
    case 'bytes':
      // As Electron delivers them: a separate buffer, not a slice of Node's pool.
      return new Uint8Array(Buffer.from(wire[1], 'base64'));
    case 'list':
      return wire[1].map(unpack);
  }
};

export const unpackArguments = (text: string): { readonly channel: string; readonly given: readonly unknown[] } => {
  const [channel, ...given] = (JSON.parse(text) as Wire[]).map(unpack);
  return { channel: String(channel), given };
};

/** @param preload the text of the shell's CommonJS preload */
export const pageScript = (preload: string, platform: string): string => `(() => {
  if (window !== window.top || !location.hostname.endsWith('.invalid')) return;
  const send = window.${invokeBinding};
  const next = window.${nextBinding};
  const copied = window.${copiedBinding};
  const input = window.${inputBinding};
  // Whatever the page does about a copy, it has done when the event is over: prevented, Chromium wrote nothing of its own.
  for (const sign of ['copy', 'cut']) addEventListener(sign, (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'password') return;
    const text = String(getSelection());
    queueMicrotask(() => setTimeout(() => { if (!event.defaultPrevented && text !== '') void copied('clipboard', text); }));
  }, { capture: true });
  for (const sign of ['pointerup', 'keyup']) addEventListener(sign, () => {
    if (document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'password') return;
    const text = String(getSelection());
    if (text !== '') void copied('selection', text);
  }, { capture: true });
  const isZoom = ({ key, ctrlKey, metaKey, altKey }) => (ctrlKey || metaKey) && !altKey && ['+', '=', '-', '0'].includes(key);
  addEventListener('keydown', (event) => {
    if (!event.isTrusted || !isZoom(event)) return;
    event.preventDefault();
    void input(JSON.stringify({ type: 'keyDown', key: event.key, code: event.code, control: event.ctrlKey, meta: event.metaKey, alt: event.altKey, shift: event.shiftKey }));
  }, { capture: true });
  addEventListener('wheel', (event) => {
    if (!event.isTrusted || !event.ctrlKey) return;
    event.preventDefault();
    void input(JSON.stringify({ type: 'wheel', direction: event.deltaY < 0 ? 'in' : 'out' }));
  }, { capture: true, passive: false });
  const pack = (value) => value instanceof Uint8Array ? ['bytes', value.toBase64()] : Array.isArray(value) ? ['list', value.map(pack)] : ['value', value];
  const listeners = new Map();
  const cloneable = (given) => {
    try {
      structuredClone(given);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  };
  const ipcRenderer = {
    invoke: async (channel, ...given) => (cloneable(given), send(JSON.stringify([channel, ...given].map(pack)))),
    on: (channel, listener) => {
      if (!listeners.has(channel)) listeners.set(channel, new Set());
      listeners.get(channel).add(listener);
      return ipcRenderer;
    },
    removeListener: (channel, listener) => {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };
  const freeze = (value) => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  // As Electron's bridge: a function gets copies of what it is called with; functions themselves go over as they are.
  const copy = (value) => typeof value === 'function' ? value : structuredClone(value);
  const bridged = (value) => typeof value === 'function'
    ? (...given) => value(...given.map(copy))
    : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, bridged(each)])) : value;
  const contextBridge = {
    exposeInMainWorld: (key, api) => Object.defineProperty(window, key, { value: freeze(bridged(api)), enumerable: true }),
  };
  const electron = { contextBridge, ipcRenderer };
  const listen = async () => {
    for (;;) {
      const { channel, given } = JSON.parse(await next());
      for (const listener of listeners.get(channel) ?? []) listener({}, ...given);
    }
  };
  void listen();
  const require = (name) => {
    if (name === 'electron') return electron;
    throw new Error('module not found: ' + name);
  };
  const process = { platform: ${JSON.stringify(platform)}, versions: {}, argv: [], env: {} };
  const module = { exports: {} };
  ((require, module, exports, process) => {
${preload}
  })(require, module, module.exports, process);
})();`;

export const zoomScript = (factor: number): string => `void (document.documentElement.style.zoom = '${factor === 1 ? '' : factor}')`;

/** Puts a text on Chromium's clipboard: a copy by the page that fires no event in the page. */
export const copyScript = (text: string): string => `(() => {
  const write = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData.setData('text/plain', ${JSON.stringify(text)});
  };
  const allow = (event) => event.preventDefault();
  addEventListener('copy', write, { capture: true });
  addEventListener('beforecopy', allow, { capture: true });
  document.execCommand('copy');
  removeEventListener('copy', write, { capture: true });
  removeEventListener('beforecopy', allow, { capture: true });
})()`;
