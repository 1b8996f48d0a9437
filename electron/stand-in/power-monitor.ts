import { Emitter, preventable } from './emitter.ts';
import { isSentOn, type Platform } from './platforms.ts';

/** What can happen to the computer; which systems report it differs. */
export type PowerEvent =
  'lock-screen' | 'unlock-screen' | 'suspend' | 'resume' | 'user-did-resign-active' | 'user-did-become-active' | 'shutdown';

export class StandInPowerMonitor extends Emitter {
  readonly #platform: Platform;
  #state: 'active' | 'locked' = 'active';

  constructor(platform: Platform) {
    super();
    this.#platform = platform;
  }

  /** The event happens; if the system does not report it, only the state changes. */
  happen(event: PowerEvent): void {
    if (event === 'lock-screen') this.#state = 'locked';
    if (event === 'unlock-screen') this.#state = 'active';
    if (isSentOn(event, this.#platform)) this.emit(event, preventable({}));
  }

  getSystemIdleState(idleThreshold: number): 'active' | 'locked' {
    if (!(idleThreshold > 0)) throw new TypeError('Invalid idle threshold, must be greater than 0');
    return this.#state;
  }
}
