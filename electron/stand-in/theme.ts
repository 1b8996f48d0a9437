import type { NativeTheme } from 'electron';
import { Emitter } from './emitter.ts';
import type { StandInWindow } from './window.ts';

/** Here the computer's own theme is the browser's; what the program sets overrides it, in the pages too. */
export class StandInTheme extends Emitter {
  #source: NativeTheme['themeSource'] = 'system';
  readonly #windows: () => readonly StandInWindow[];

  constructor(windows: () => readonly StandInWindow[]) {
    super();
    this.#windows = windows;
  }

  get themeSource(): NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source) {
    if (source === this.#source) return;
    this.#source = source;
    for (const window of this.#windows()) window.useTheme(source);
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}
